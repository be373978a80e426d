import type { CodeLine } from './code-line.ts';

/** The new lines, where each that says what it said before is the same object as before: it need not be drawn again. */
export function keepSameLines(before: readonly CodeLine[], after: readonly CodeLine[]): readonly CodeLine[] {
  return after.map((line, index) => {
    const old = before[index];
    return old && isSame(old, line) ? old : line;
  });
}

function isSame(old: CodeLine, line: CodeLine): boolean {
  return (
    old.length === line.length &&
    old.every((token, index) => token.text === line[index]?.text && token.color === line[index]?.color)
  );
}
