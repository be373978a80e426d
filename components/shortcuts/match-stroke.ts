export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a press is this stroke: `mod+shift+o`, `?`, `escape`. */
export function matchStroke(stroke: string, press: Press): boolean {
  const parts = stroke.split('+');
  const key = parts.at(-1) ?? '';
  const isMod = parts.includes('mod');
  if ((press.ctrlKey || press.metaKey) !== isMod || (press.ctrlKey && press.metaKey) || press.altKey) return false;
  // Where a sign is on a keyboard, and whether it takes Shift, differs by country.
  const isSign = key.length === 1 && !/[a-z]/.test(key);
  if (!isSign && press.shiftKey !== parts.includes('shift')) return false;
  return press.key.toLowerCase() === key;
}

/** Whether a stroke types something where something is typed. */
export function isTyped(stroke: string): boolean {
  return !stroke.includes('+') && stroke.length === 1;
}
