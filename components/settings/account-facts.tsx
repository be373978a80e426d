import type { ReactNode } from 'react';
import type { KeyAccount } from '#lib/connections/connection';
import { Money } from '@/components/ui/money';
import { RelativeTime } from '@/components/ui/relative-time';

/** What OpenRouter says of a key: its label, its limit, what is used and what remains. */
export function AccountFacts({ account }: { account: KeyAccount }) {
  const { label, limitUsd, usageUsd, remainingUsd, credits, isFreeTier, checkedAt } = account;
  return (
    <>
      <dl className="mt-5 grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        <Fact term="Label">{label ?? 'none'}</Fact>
        <Fact term="Limit">{limitUsd === null ? 'none' : <Money usd={limitUsd} />}</Fact>
        <Fact term="Used by this key">
          <Money usd={usageUsd} />
        </Fact>
        <Fact term="Remaining">{limitUsd === null ? 'no limit' : <Money usd={remainingUsd} />}</Fact>
        {credits && (
          <>
            <Fact term="Credits bought">
              <Money usd={credits.boughtUsd} />
            </Fact>
            <Fact term="Credits used">
              <Money usd={credits.usedUsd} />
            </Fact>
          </>
        )}
        {isFreeTier && <Fact term="Tier">free</Fact>}
      </dl>
      <p className="mt-4 text-muted-foreground text-sm">
        Checked with OpenRouter <RelativeTime at={checkedAt} />
      </p>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground text-sm">{term}</dt>
      <dd className="mt-0.5 truncate">{children}</dd>
    </div>
  );
}
