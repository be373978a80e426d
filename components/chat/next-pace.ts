/** More than any model writes between two frames, and little enough to be formatted within one on a slow machine. */
const MOST_MORE = 800;

/** How much of the text is shown next. One that does not go on from what is shown is shown at once. */
export function nextPace(shown: string, text: string): string {
  const end = shown.length + MOST_MORE;
  if (text.length <= end || !text.startsWith(shown)) return text;
  return text.slice(0, isHighSurrogate(text.charCodeAt(end - 1)) ? end + 1 : end);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
