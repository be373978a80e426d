/** A finger's way from where it touched to where it left, in px. */
export type Way = { readonly fromX: number; readonly dx: number; readonly dy: number; readonly width: number };

const FAR_ENOUGH = 56;
/** There the system's own swipe goes back a page. */
const EDGE = 24;

/** Where a swipe leads: 1 to what is on the right, -1 to what is on the left, 0 when it was none. */
export function swipeOf({ fromX, dx, dy, width }: Way): -1 | 0 | 1 {
  if (fromX < EDGE || fromX > width - EDGE) return 0;
  if (Math.abs(dx) < FAR_ENOUGH || Math.abs(dx) < 2 * Math.abs(dy)) return 0;
  return dx < 0 ? 1 : -1;
}
