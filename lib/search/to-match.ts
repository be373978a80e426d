import { splitQuery } from './split-query.ts';

const WORD = /[\p{L}\p{N}_]+/gu;

/** What was typed as a question to the index: every word must be there, each as the beginning of one; words in quotes side by side. Null where there is no word. */
export function toMatch(query: string): string | null {
  const phrases = splitQuery(query).flatMap(({ text, isQuoted }) => {
    const words = text.match(WORD);
    if (!words) return [];
    // What SQLite's tokenizer splits stays side by side.
    return [`"${words.join(' ')}"${isQuoted ? '' : '*'}`];
  });
  return phrases.length > 0 ? phrases.join(' ') : null;
}
