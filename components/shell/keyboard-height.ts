/** What a browser says of its window and of the part of it in sight, in CSS px. */
export type Sight = { readonly windowHeight: number; readonly height: number; readonly scale: number };

/** A browser's own bars come and go by less than this; no keyboard is as low. */
const LEAST = 100;

/** How much of the window's lower end an on-screen keyboard covers, px; 0 where the browser itself made the page shorter, or while the page is magnified. */
export function keyboardHeight({ windowHeight, height, scale }: Sight): number {
  if (scale > 1.01) return 0;
  const covered = Math.round(windowHeight - height);
  return covered < LEAST ? 0 : covered;
}
