const LONGEST_RUN = 3;

/** Where the code ends that these backticks or tildes begin; after themselves where they begin none. `isLead`: nothing but marks stands before them on the line. */
export function endOfCode(text: string, run: string, at: number, isLead: boolean): number {
  const end = at + run.length;
  if (isLead && run.length >= 3 && !isClosedOnItsLine(text, run, end)) return endOfFence(text, run, end);
  return run.startsWith('~') ? end : (endOfSpan(text, run, end) ?? end);
}

/** A block of code that nothing closes goes on to the end of the text. */
function endOfFence(text: string, run: string, from: number): number {
  const closing = new RegExp(`\\n[ \\t>]*\\${run[0]}{${run.length},}[ \\t\\r]*(?=\\n|$)`, 'g');
  closing.lastIndex = from;
  return closing.exec(text) ? closing.lastIndex : text.length;
}

function isClosedOnItsLine(text: string, run: string, end: number): boolean {
  if (run.startsWith('~')) return false;
  const newline = text.indexOf('\n', end);
  return text.slice(end, newline < 0 ? text.length : newline).includes('`');
}

/** Longer runs within a line are nobody's code, and looking for the end of each would take its time. */
function endOfSpan(text: string, run: string, from: number): number | null {
  if (run.length > LONGEST_RUN) return null;
  for (const { 0: token, index } of text.slice(from).matchAll(/`+|\n[ \t\r>]*(?=\n)/g)) {
    if (token === run) return from + index + run.length;
    if (token.startsWith('\n')) return null;
  }
  return null;
}
