const LANGUAGES: readonly (readonly [string, RegExp])[] = [
  ['typescript', /\b(typescript|tsx?|deno|angular)\b/i],
  ['python', /\b(python|pandas|django|fastapi|numpy|pytest)\b/i],
  ['javascript', /\b(javascript|js|node(\.js)?|react|vue|svelte|express)\b/i],
  ['rust', /\b(rust|cargo)\b/i],
  ['go', /\b(golang|in go|go (function|program|code|routine))\b/i],
  ['sql', /\b(sql|postgres\w*|sqlite|mysql|query)\b/i],
  ['bash', /\b(bash|shell|zsh|command line|cron)\b/i],
  ['html', /\b(html|web ?page)\b/i],
  ['css', /\b(css|stylesheet)\b/i],
  ['java', /\bjava\b/i],
  ['cpp', /\bc\+\+/i],
  ['ruby', /\b(ruby|rails)\b/i],
];

/** The programming language that a text names, by its fence name. */
export function languageOf(text: string): string | null {
  return LANGUAGES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
