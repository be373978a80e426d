/**
 * Which prompt an arrow brings into the composer: its index, null for the empty composer after the last one, undefined where the
 * arrow only moves the caret. A prompt that was brought back and then changed is a draft like any other.
 */
export function stepHistory(
  prompts: readonly string[],
  { text, shown }: { text: string; shown: number | null },
  step: -1 | 1,
): number | null | undefined {
  const at = text !== '' && shown !== null && prompts[shown] === text ? shown : null;
  if (at === null && (text !== '' || step === 1)) return undefined;
  const next = (at ?? prompts.length) + step;
  if (next < 0) return undefined;
  return next >= prompts.length ? null : next;
}
