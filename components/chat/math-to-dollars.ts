import { endOfCode } from './end-of-code.ts';
import { type FormulaMark, hasMathSign, readFormula } from './read-formula.ts';

const ANY = /\$|\\[([]/;
const MARK = /\\[^\n]|`+|~{3,}|\$+|\n/g;
const LEAD = /^[ \t>]*(?:(?:[*+-]|\d{1,9}[.)])[ \t]+)?$/;
const LIST = /^[ \t>]*(?:[*+-]|\d{1,9}[.)])[ \t]/m;
const INDENT = /^(?: {4}| {0,3}\t)/;
const LINE_END = /[ \t\r]{0,20}([.,;:]?)[ \t\r]{0,20}(?=\n|$)/y;
const LONGEST_LEAD = 100;

/** `lead`: what stands before a mark on its line, where that is only marks of lists and quotes. */
type Line = { readonly lead: string | null; readonly isRow: boolean; readonly isCode: boolean };

type Replaced = { readonly text: string; readonly end: number };

/**
 * Formulas as models write them, `\(…\)`, `\[…\]`, `$…$` and `$$…$$`, in the one way that the reader of Markdown takes for sure: `$$`
 * within a line, and on lines of their own for one that stands alone. Half a formula, money and code stay text. One pass, whatever it is.
 */
export function mathToDollars(text: string): { text: string; hasMath: boolean } {
  if (!ANY.test(text)) return { text, hasMath: false };
  const out: string[] = [];
  let hasMath = false;
  let written = 0;
  let lineStart = 0;
  const firstList = text.search(LIST);
  const marks = new RegExp(MARK);
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    const { 0: token, index: at } = found;
    let end = at + token.length;
    const line = lineOf(text, lineStart, at, firstList);
    if (token.startsWith('`') || token.startsWith('~')) {
      end = endOfCode(text, token, at, line.lead !== null);
    } else if (!line.isCode) {
      const formula = isFormulaMark(token) ? toFormula(text, token, at, line) : null;
      const replaced = formula ?? withoutMeaning(token, end);
      if (replaced) out.push(text.slice(written, at), replaced.text);
      if (replaced) written = end = replaced.end;
      hasMath ||= formula !== null;
    }
    const newline = text.slice(at, end).lastIndexOf('\n');
    if (newline >= 0) lineStart = at + newline + 1;
    marks.lastIndex = end;
  }
  return { text: out.join('') + text.slice(written), hasMath };
}

/** What is indented is code, unless it stands in a list. */
function lineOf(text: string, lineStart: number, at: number, firstList: number): Line {
  const lead = at - lineStart <= LONGEST_LEAD ? text.slice(lineStart, at) : null;
  return {
    lead: lead !== null && LEAD.test(lead) ? lead : null,
    isRow: text[lineStart] === '|',
    isCode: INDENT.test(text.slice(lineStart, lineStart + 4)) && (firstList < 0 || firstList > at),
  };
}

function isFormulaMark(token: string): token is FormulaMark {
  return token === '\\(' || token === '\\[' || token === '$' || token === '$$';
}

function toFormula(text: string, mark: FormulaMark, at: number, { lead, isRow }: Line): Replaced | null {
  const formula = readFormula(text, mark, at);
  if (!formula) return null;
  const tex = toLine(formula.tex, lead?.includes('>') ?? false);
  const alone = lead !== null && (mark === '\\[' || mark === '$$') ? endOfLine(text, formula.end) : null;
  if (lead !== null && alone) {
    const indent = lead.replaceAll(/[^ \t>]/g, ' ');
    return { text: `$$\n${indent}${tex}${alone.stop}\n${indent}$$`, end: alone.end };
  }
  if (mark === '\\[' && !hasMathSign(tex)) return null;
  const style = mark === '\\[' ? String.raw`\displaystyle ` : '';
  return { text: `$$${style}${isRow ? withoutBars(tex) : tex}$$`, end: formula.end };
}

/** Dollars that begin no formula would make one of all that follows. */
function withoutMeaning(token: string, end: number): Replaced | null {
  return token.startsWith('$$') ? { text: String.raw`\$`.repeat(token.length), end } : null;
}

/** The lines of a formula mean nothing to TeX, but to Markdown `+ b` begins a list. A comment would not end. */
function toLine(tex: string, isQuoted: boolean): string {
  const said = tex.replaceAll(/(?<!\\)%.*$/gm, '');
  return said.replaceAll(isQuoted ? /\n[\s>]*/g : /\n\s*/g, ' ').trim();
}

/** In a row of a table a bar ends the cell. */
function withoutBars(tex: string): string {
  return tex.replaceAll(String.raw`\|`, String.raw`\Vert `).replaceAll('|', String.raw`\vert `);
}

function endOfLine(text: string, at: number): { stop: string; end: number } | null {
  const ending = new RegExp(LINE_END);
  ending.lastIndex = at;
  const found = ending.exec(text);
  return found ? { stop: found[1] ?? '', end: at + found[0].length } : null;
}
