import type { FoundPiece } from './found-view.ts';

/** A text in pieces, with every occurrence of what was looked for marked. */
export function markInfixes(text: string, infixes: readonly string[]): FoundPiece[] {
  const any = new RegExp(`(${infixes.map(escaped).join('|')})`, 'gi');
  return text
    .split(any)
    .map((piece, index) => ({ text: piece, isHit: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
