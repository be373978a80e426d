const WORD = /[\p{L}\p{N}_]+/gu;

/** What was typed as a question to the index: every word must be there, each as the beginning of one; words in quotes side by side. Null where there is no word. */
export function toMatch(text: string): string | null {
  const phrases = [...text.matchAll(/"([^"]*)"|[^\s"]+/g)].flatMap(([raw, quoted]) => {
    const words = (quoted ?? raw).match(WORD);
    if (!words) return [];
    // What SQLite's tokenizer splits stays side by side.
    return [`"${words.join(' ')}"${quoted === undefined ? '*' : ''}`];
  });
  return phrases.length > 0 ? phrases.join(' ') : null;
}
