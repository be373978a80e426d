const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/.*Safari\//, 'Safari'],
];

const SYSTEMS: readonly [RegExp, string][] = [
  [/\bWindows\b/, 'Windows'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** What a session was begun with, in words: `Firefox on Linux`; a program by its own name. */
export function deviceOf(agent: string | null): { name: string; isPhone: boolean } {
  const text = agent ?? '';
  const find = (names: readonly [RegExp, string][]) => names.find(([pattern]) => pattern.test(text))?.[1];
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)];
  const program = /^[\w.-]{1,40}/.exec(text)?.[0];
  const name =
    browser && system ? `${browser} on ${system}` : (browser ?? (program && program !== 'Mozilla' ? program : system));
  return { name: name ?? 'Unknown device', isPhone: /\b(?:iPhone|Android.*Mobile)\b/.test(text) };
}
