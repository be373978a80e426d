'use client';

import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { budgetsQuery } from '@/components/budgets/budgets-query';
import { useMe } from '@/components/shell/use-me';
import { formatMoney } from '@/components/ui/format-money';
import { formatShare } from '@/components/ui/format-share';
import { formatExactTokens, formatTokens } from '@/components/ui/format-tokens';
import { budgetLeft, exceeds } from './budget-left.ts';
import type { Drafted } from './composer.tsx';
import { ContextRing } from './context-ring.tsx';
import { type Load, promptCost } from './prompt-cost.ts';

/** What a draft is going to cost, and what a budget leaves for it. It lags behind the typing where the machine is busy. */
export function PromptNote({ drafted, loads }: { drafted: Drafted; loads: readonly Load[] }) {
  const settled = useDeferredValue(drafted);
  const { member } = useMe();
  const { data: budgets } = useQuery({ ...budgetsQuery, enabled: member.role !== 'viewer' });
  const cost = useMemo(() => promptCost(settled, loads), [settled, loads]);
  const left = budgetLeft(budgets ?? [], member.id);
  const isTight = left !== null && cost.mostUsd !== null && exceeds(cost.mostUsd, left);
  const price = priceWords(cost.leastUsd, cost.mostUsd);
  const isTooLong = cost.share !== null && cost.share > 1;
  const meaning = `About ${formatExactTokens(cost.tokens)} tokens go in${
    cost.share === null ? '' : `, ${formatShare(cost.share)} of the context`
  }. ${
    cost.leastUsd === null
      ? 'The catalogue does not say what they cost.'
      : `The price goes from the prompt alone to an answer of ${formatExactTokens(cost.answerTokens)} tokens.`
  }`;
  return (
    <p
      data-tip={meaning}
      className="flex min-w-0 items-center gap-1.5 text-muted-foreground text-sm tabular-nums max-sm:order-first max-sm:basis-full max-sm:px-1.5 max-sm:pb-1"
    >
      <span className="sr-only">{meaning} </span>
      {cost.share !== null && <ContextRing share={cost.share} />}
      <span className="truncate">
        {`≈ ${formatTokens(cost.tokens)} tokens · ${price}`}
        {isTooLong && <span className="text-danger-text"> · longer than the context</span>}
        {left !== null && <span className={isTight ? 'text-warn-text' : undefined}> · {formatMoney(left)} left</span>}
      </span>
    </p>
  );
}

function priceWords(leastUsd: string | null, mostUsd: string | null): string {
  if (leastUsd === null || mostUsd === null) return 'price unknown';
  if (mostUsd === '0') return 'free';
  const [least, most] = [formatMoney(leastUsd), formatMoney(mostUsd)];
  return least === most ? most : `${least} to ${most}`;
}
