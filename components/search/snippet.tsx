import type { FoundPiece } from '#lib/search/found-view';
import { withoutMarks } from './without-marks.ts';

/** A found text with its hits marked. */
export function Snippet({ pieces }: { pieces: readonly FoundPiece[] }) {
  return pieces.map((piece, index) =>
    piece.isHit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change their order.
      <mark key={index} className="rounded-xs bg-warn-soft px-0.5 font-medium text-warn-text">
        {piece.text}
      </mark>
    ) : (
      withoutMarks(piece.text)
    ),
  );
}
