import { createHash } from 'node:crypto';

export type Random = {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(choices: readonly [T, ...T[]] | readonly T[]): T;
  /** `count` different ones, in the order they stand. */
  some<T>(choices: readonly T[], count: number): T[];
};

/** Random numbers that the seed alone decides (sfc32 over a SHA-256 of it). */
export function random(...seed: readonly string[]): Random {
  const digest = createHash('sha256').update(seed.join('\u0000')).digest();
  let [a, b, c, d] = [0, 4, 8, 12].map((offset) => digest.readInt32LE(offset)) as [number, number, number, number];
  const next = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    pick: <T>(choices: readonly T[]) => choices[between(0, choices.length - 1)] as T,
    some: (choices, count) => {
      const ranked = choices.map((choice, index) => ({ choice, index, rank: next() })).sort((x, y) => x.rank - y.rank);
      return ranked
        .slice(0, count)
        .sort((x, y) => x.index - y.index)
        .map(({ choice }) => choice);
    },
  };
}
