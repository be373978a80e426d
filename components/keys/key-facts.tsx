import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { UsedKey } from '#lib/keys/used-key';
import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import { RelativeTime } from '@/components/ui/relative-time';
import { formatDay } from './format-day.ts';
import { LimitBar } from './limit-bar.tsx';
import { ModelLabel } from './model-label.tsx';
import { PERIODS } from './periods.ts';

/** What a key is and what it may do. */
export function KeyFacts({ keyView: key }: { keyView: UsedKey }) {
  const { limit } = key;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-5 sm:gap-x-12 xl:grid-cols-3">
      <Fact name="Key">
        <span className="font-mono text-sm">{key.masked}</span>
        {key.isManagement && (
          <Badge tone="accent" className="ml-2">
            management
          </Badge>
        )}
      </Fact>
      <Fact name="Made">
        by <span dir="auto">{key.maker.name}</span>, <RelativeTime at={key.createdAt} />
      </Fact>
      <Fact name="Last used">{key.lastUsedAt === null ? 'never' : <RelativeTime at={key.lastUsedAt} />}</Fact>
      <Fact name="Limit">
        {limit ? (
          <span className="flex max-w-64 flex-col gap-1.5">
            <span>
              <Money usd={limit.spentUsd} /> <span className="text-muted-foreground">of</span> <Money usd={limit.usd} />{' '}
              <span className="text-muted-foreground">{PERIODS[limit.period]}</span>
            </span>
            <LimitBar limit={limit} />
            <span className="text-muted-foreground text-sm">
              {limit.heldUsd !== '0' && (
                <>
                  <Money usd={limit.heldUsd} /> held by requests in flight.{' '}
                </>
              )}
              {limit.resetsAt !== null && `Starts again on ${formatDay(limit.resetsAt)}, 00:00 UTC.`}
            </span>
          </span>
        ) : (
          <Quiet>none of its own</Quiet>
        )}
      </Fact>
      <Fact name="Expires">{key.expiresAt === null ? <Quiet>never</Quiet> : `${formatDay(key.expiresAt)}, UTC`}</Fact>
      <Fact name="Rate">{rateOf(key) ?? <Quiet>as fast as it can</Quiet>}</Fact>
      <Fact name="Models" className="max-sm:col-span-2">
        {key.models ? (
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {key.models.map((entry) => (
              <li key={entry} className="min-w-0">
                <ModelLabel entry={entry} />
              </li>
            ))}
          </ul>
        ) : (
          <Quiet>every model</Quiet>
        )}
      </Fact>
      <Fact name="Dearest price">{pricesOf(key) ?? <Quiet>any</Quiet>}</Fact>
      <Fact name="Addresses">
        {key.addresses ? (
          <span className="break-words font-mono text-sm">{key.addresses.join(', ')}</span>
        ) : (
          <Quiet>everywhere</Quiet>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, className, children }: { name: string; className?: string; children: ReactNode }) {
  return (
    <div className={clsx('flex min-w-0 flex-col gap-0.5', className)}>
      <dt className="text-muted-foreground text-sm">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className="text-muted-foreground">{children}</span>;
}

function rateOf({ requestsPerMinute, tokensPerMinute }: UsedKey): string | null {
  const parts = [
    requestsPerMinute === null ? '' : `${requestsPerMinute.toLocaleString('en-US')} requests`,
    tokensPerMinute === null ? '' : `${tokensPerMinute.toLocaleString('en-US')} tokens`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(', ')} a minute` : null;
}

function pricesOf({ maxPromptPrice, maxCompletionPrice }: UsedKey): string | null {
  const parts = [
    maxPromptPrice === null ? '' : `$${maxPromptPrice} prompt`,
    maxCompletionPrice === null ? '' : `$${maxCompletionPrice} completion`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(', ')} a million tokens` : null;
}
