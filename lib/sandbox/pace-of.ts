import type { Pace } from './draft.ts';
import { random } from './random.ts';

/** Models that are small or fast by their names. */
export const SMALL = /mini|nano|lite|flash|haiku|luna|small|tiny|\b[1-9]b\b|-[1-9]b|-1[0-9]b|instant|turbo|air|8x7b/i;
const LARGE = /opus|pro\b|ultra|fable|astra|large|405b|-max\b|\bo3\b|\bo1\b|thinking|r1|behemoth|deep-research/i;

/** The speed of a model: its kind by its name, its own figures by its id, a little luck by the request. */
export function paceOf(modelId: string, seed: string): Pace {
  const own = random('pace', modelId);
  const luck = random('pace', modelId, seed);
  const [firstTokenMs, tokensPerSecond] = SMALL.test(modelId)
    ? [own.between(200, 450), own.between(110, 240)]
    : LARGE.test(modelId)
      ? [own.between(800, 1300), own.between(30, 60)]
      : [own.between(350, 900), own.between(55, 110)];
  const swing = 0.9 + luck.next() * 0.2;
  return { firstTokenMs: Math.round(firstTokenMs * swing), tokensPerSecond: Math.round(tokensPerSecond * swing) };
}
