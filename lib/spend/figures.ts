import { toDigits } from '#lib/money';
import type { SpendFigures } from './spend.ts';

/** Sums of calls. Money is BigInt: a range may add up to more nano-dollars than a JS number holds. */
export type Figures = {
  readonly costNano: bigint;
  readonly estimatedNano: bigint;
  readonly calls: number;
  readonly failed: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens: number;
  readonly reasoningTokens: number;
};

export const NOTHING: Figures = {
  costNano: 0n,
  estimatedNano: 0n,
  calls: 0,
  failed: 0,
  promptTokens: 0,
  completionTokens: 0,
  cachedTokens: 0,
  reasoningTokens: 0,
};

export function plus(a: Figures, b: Figures): Figures {
  return combine(a, b, 1);
}

export function minus(a: Figures, b: Figures): Figures {
  return combine(a, b, -1);
}

function combine(a: Figures, b: Figures, sign: 1 | -1): Figures {
  return {
    costNano: a.costNano + BigInt(sign) * b.costNano,
    estimatedNano: a.estimatedNano + BigInt(sign) * b.estimatedNano,
    calls: a.calls + sign * b.calls,
    failed: a.failed + sign * b.failed,
    promptTokens: a.promptTokens + sign * b.promptTokens,
    completionTokens: a.completionTokens + sign * b.completionTokens,
    cachedTokens: a.cachedTokens + sign * b.cachedTokens,
    reasoningTokens: a.reasoningTokens + sign * b.reasoningTokens,
  };
}

export function toSpendFigures({ costNano, estimatedNano, ...counts }: Figures): SpendFigures {
  return { costUsd: toUsd(costNano), estimatedUsd: toUsd(estimatedNano), ...counts };
}

export function toUsd(nano: bigint): string {
  return toDigits({ digits: nano, scale: 9 });
}
