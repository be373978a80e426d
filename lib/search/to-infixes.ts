import { splitQuery } from './split-query.ts';

const ANY_WORD = /[\p{L}\p{N}_]/u;
/** Scripts that set no spaces between words: what the index takes for a word there is a sentence. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
const SHORTEST = 2;

/** What was typed as pieces to be looked for anywhere, also inside words. Empty where it is too little to look for so. */
export function toInfixes(query: string): string[] {
  const pieces = splitQuery(query)
    .map(({ text }) => text.trim())
    .filter((text) => ANY_WORD.test(text));
  return pieces.some((text) => text.length >= SHORTEST || isUnspaced(text)) ? pieces : [];
}

/** Is it, or some of it, in a script whose words begin anywhere? */
export function isUnspaced(query: string): boolean {
  return UNSPACED.test(query);
}
