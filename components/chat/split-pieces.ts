/** A stretch of an answer. `isWhole`: it is one block, too long to be looked into. */
export type Piece = { readonly text: string; readonly isWhole: boolean };

const LONGEST = 20_000;

/** Cuts out of a text the paragraphs and blocks of code that are too long to be read as Markdown. One pass, whatever the text is. */
export function splitPieces(text: string): Piece[] {
  if (text.length <= LONGEST) return [{ text, isWhole: false }];
  const pieces: Piece[] = [];
  let plainFrom = 0;
  for (const { from, to } of paragraphsOf(text)) {
    if (to - from <= LONGEST) continue;
    if (from > plainFrom) pieces.push({ text: text.slice(plainFrom, from), isWhole: false });
    pieces.push({ text: text.slice(from, to), isWhole: true });
    plainFrom = to;
  }
  if (plainFrom < text.length) pieces.push({ text: text.slice(plainFrom), isWhole: false });
  return pieces;
}

/** Stretches between blank lines, where a block of code is one stretch. */
function* paragraphsOf(text: string): Generator<{ from: number; to: number }> {
  let from = 0;
  let fence: string | null = null;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, Math.min(end, at + 200));
    const mark: string | undefined = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === null && mark) {
      if (at > from) yield { from, to: at };
      from = at;
      fence = mark;
    } else if (fence !== null && mark?.startsWith(fence) && line.trim() === mark) {
      yield { from, to: end };
      from = end;
      fence = null;
    } else if (fence === null && line.trim() === '' && end - at <= 200) {
      yield { from, to: end };
      from = end;
    }
    at = end;
  }
  if (from < text.length) yield { from, to: text.length };
}
