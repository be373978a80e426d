import { isTyped, matchStroke, type Press } from './match-stroke.ts';

const LONGEST_PAUSE_MS = 1_500;

/** What a press is to a shortcut: not it, the last stroke of it, or one that would be typed somewhere. */
export type Match = 'none' | 'typed' | 'held';

/** Follows presses until one completes one of `keys`; the strokes of a sequence must follow each other soon. */
export function makeMatcher(keys: readonly string[]): (press: Press, now: number) => Match {
  const sequences = keys.map((each) => each.split(' '));
  let begun: { strokes: readonly string[]; at: number } | null = null;
  return (press, now) => {
    const open = begun && now - begun.at < LONGEST_PAUSE_MS ? begun.strokes : null;
    begun = null;
    if (open) {
      const [next = '', ...rest] = open;
      if (matchStroke(next, press)) {
        if (rest.length === 0) return 'typed';
        begun = { strokes: rest, at: now };
        return 'none';
      }
    }
    for (const [first = '', ...rest] of sequences) {
      if (!matchStroke(first, press)) continue;
      if (rest.length === 0) return isTyped(first) ? 'typed' : 'held';
      begun = { strokes: rest, at: now };
    }
    return 'none';
  };
}
