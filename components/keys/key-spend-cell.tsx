import type { UsedKey } from '#lib/keys/used-key';
import { Money } from '@/components/ui/money';
import { LimitBar } from './limit-bar.tsx';
import { PERIODS } from './periods.ts';

/** What a key spent: against its limit in the period that runs, or in the last 30 days where it has none. */
export function KeySpendCell({ use, limit }: Pick<UsedKey, 'use' | 'limit'>) {
  if (!limit) {
    return (
      <span className="flex flex-col items-end">
        <Money usd={use.last30Usd} />
        <span className="text-muted-foreground text-xs">30 days</span>
      </span>
    );
  }
  return (
    <span className="ml-auto flex w-fit min-w-28 flex-col items-end gap-1">
      <span>
        <Money usd={limit.spentUsd} />
        <span className="text-muted-foreground">
          {' of '}
          <Money usd={limit.usd} />
        </span>
      </span>
      <LimitBar limit={limit} className="w-full" />
      <span className="text-muted-foreground text-xs max-sm:hidden">{PERIODS[limit.period]}</span>
    </span>
  );
}
