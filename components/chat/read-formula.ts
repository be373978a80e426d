import { isProse } from './is-prose.ts';

/** What a formula can begin with: TeX's own marks and the dollars of Markdown. */
export type FormulaMark = '\\(' | '\\[' | '$' | '$$';

const CLOSERS: Readonly<Record<FormulaMark, string>> = { '\\(': '\\)', '\\[': '\\]', $: '$', $$: '$$' };
const INSIDE = /\\[\s\S]|\$+|`|\n[ \t\r>]*(?=\n)/g;
const MATH_SIGN = /[\\^_=<>+|]/;
const ORDINAL = /^(?:th|st|nd|rd|s)\b/;

/** The formula that begins at `at`, and where it ends; null for half of one, for money and for words. */
export function readFormula(text: string, mark: FormulaMark, at: number): { tex: string; end: number } | null {
  const from = at + mark.length;
  const close = endOfFormula(text, mark, from);
  if (close === null) return null;
  const tex = text.slice(from, close);
  const end = close + mark.length;
  if (tex.trim() === '' || (mark === '$' && !isBetweenDollars(text, at, tex, end))) return null;
  const isSure = mark === '$$' || (mark !== '$' && hasMathSign(tex));
  return isSure || !isProse(tex) ? { tex, end } : null;
}

/** Does this say more than a word in brackets that were escaped, as Markdown asks for? */
export function hasMathSign(tex: string): boolean {
  return MATH_SIGN.test(tex);
}

/** Looks no further than the next mark that decides, so that a text full of openings is read twice at most. */
function endOfFormula(text: string, mark: FormulaMark, from: number): number | null {
  const mayHoldBlankLines = mark === '$$' && text[from] === '\n';
  for (const { 0: token, index } of text.slice(from).matchAll(INSIDE)) {
    if (token === CLOSERS[mark]) return from + index;
    if (!(token.startsWith('\n') ? mayHoldBlankLines : isInside(mark, token))) return null;
  }
  return null;
}

function isInside(mark: FormulaMark, token: string): boolean {
  if (token === '\\(' || token === '\\[') return mark === '$' || mark === '$$';
  return token.startsWith('\\') || (token === '$' && mark !== '$');
}

/** As Pandoc has it: no space inside the dollars, no digit after them. And no word around them, as in `US$5` and `$PATH:$HOME`. */
function isBetweenDollars(text: string, at: number, tex: string, end: number): boolean {
  if (/^\s|[\s/:=]$/.test(tex)) return false;
  if (/[a-z\d]/i.test(text[at - 1] ?? '') && !/^[\\^_]/.test(tex)) return false;
  return !/[a-z\d{]/i.test(text[end] ?? '') || ORDINAL.test(text.slice(end, end + 3));
}
