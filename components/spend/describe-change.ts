const DAY_MS = 86_400_000;

/** `words` stand alone; `joint` leads on to what is compared with. */
export type Change = { direction: 'up' | 'down' | 'none'; words: string; joint: 'than' | 'as' | 'in' };

/** How a figure compares with the one before, in words. A ratio for reading: nothing is added up from it. */
export function describeChange(now: number, before: number): Change {
  if (now === before) return { direction: 'none', words: 'the same', joint: 'as' };
  if (before === 0) return { direction: 'up', words: 'up from nothing', joint: 'in' };
  const ratio = now / before;
  const direction = ratio > 1 ? 'up' : 'down';
  const percent = Math.round(Math.abs(ratio - 1) * 100);
  if (percent === 0) return { direction: 'none', words: 'about the same', joint: 'as' };
  if (ratio >= 3) return { direction, words: `${formatRatio(ratio)} times as much`, joint: 'as' };
  return { direction, words: `${percent} % ${direction === 'up' ? 'more' : 'less'}`, joint: 'than' };
}

function formatRatio(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(1).replace('.0', '') : String(Math.round(ratio));
}

/** What a range is compared with: `the 30 days before`. */
export function describePrevious(
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
  previousMs: number,
): string {
  const days = Math.round((endsAt - startsAt) / DAY_MS);
  const isPart = previousMs < endsAt - startsAt;
  if (days === 1) return isPart ? 'the day before by this hour' : 'the day before';
  return `the ${days} days before`;
}
