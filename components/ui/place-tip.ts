const GAP_PX = 6;
const EDGE_PX = 8;

type Box = { left: number; right: number; top: number; bottom: number; width: number; height: number };
type Size = { width: number; height: number };

/** Where a tip of `size` goes: over its anchor, below where there is no room, or at its right when asked. In the view, always. */
export function placeTip(anchor: Box, size: Size, view: Size, side: string | undefined): { left: number; top: number } {
  if (side === 'right' && anchor.right + GAP_PX + size.width <= view.width) {
    return { left: anchor.right + GAP_PX, top: anchor.top + (anchor.height - size.height) / 2 };
  }
  const centred = anchor.left + (anchor.width - size.width) / 2;
  const left = Math.max(EDGE_PX, Math.min(centred, view.width - size.width - EDGE_PX));
  const above = anchor.top - GAP_PX - size.height;
  return { left, top: above >= EDGE_PX ? above : anchor.bottom + GAP_PX };
}
