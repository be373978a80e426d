import type { FoundPiece } from './found-view.ts';

/** What the index puts around a hit; no keyboard types them. */
export const HIT = { start: '\u0002', end: '\u0003' } as const;

/** A marked text, in pieces. */
export function toPieces(marked: string): FoundPiece[] {
  return marked
    .split(HIT.start)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, isHit: false }];
      const [hit = '', ...rest] = part.split(HIT.end);
      return [
        { text: hit, isHit: true },
        { text: rest.join(''), isHit: false },
      ];
    })
    .filter((piece) => piece.text !== '');
}
