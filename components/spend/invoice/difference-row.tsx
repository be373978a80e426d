'use client';

import Link from 'next/link';
import type { InvoiceDifference } from '#lib/invoice/invoice-view';
import { formatBucket, formatTick } from '@/components/spend/format-days';
import { Button } from '@/components/ui/button';
import { ModelDot } from '@/components/ui/model-dot';
import { Money } from '@/components/ui/money';
import { RelativeTime } from '@/components/ui/relative-time';
import { Cell, Row } from '@/components/ui/table';
import { differenceWords } from './difference-words.ts';
import { useInvoiceChange } from './use-invoice-change.ts';

/** One day and model: both sums, how far they are apart, and whether an admin knows. */
export function DifferenceRow({ difference, decimals }: { difference: InvoiceDifference; decimals: number }) {
  const { id, date, model, kind, upstreamUsd, bookedUsd, apartUsd, heldUsd, review } = difference;
  const { words, why } = differenceWords(difference);
  const note = useInvoiceChange('review');
  const day = formatBucket(Date.parse(date), 'day');
  const requests = new URLSearchParams({ range: 'custom', from: date, to: date, model });
  return (
    <Row>
      <Cell className="whitespace-nowrap" data-exact={day}>
        {formatTick(Date.parse(date), 'day')}
      </Cell>
      <Cell className="py-1.5 max-lg:w-full lg:min-w-64">
        <span className="flex items-center gap-2">
          <ModelDot model={model} />
          {difference.bookedCalls + difference.unsettledCalls > 0 ? (
            <Link
              href={`/spend/requests?${requests}`}
              title="See the requests of that day"
              className="wrap-anywhere min-w-0 rounded-xs underline-offset-3 hover:underline"
            >
              {model}
            </Link>
          ) : (
            <span className="wrap-anywhere">{model}</span>
          )}
        </span>
        <span className="block text-muted-foreground text-xs lg:hidden">{words}</span>
      </Cell>
      <Cell className="w-full min-w-52 py-1.5 max-lg:hidden">
        {words}
        {why && <span className="block text-muted-foreground text-xs">{why}</span>}
      </Cell>
      <Cell align="end" className="max-lg:hidden">
        {upstreamUsd === null && kind !== 'untold' ? (
          <span className="text-muted-foreground">not listed</span>
        ) : (
          <Money usd={upstreamUsd} isAligned decimals={decimals} />
        )}
      </Cell>
      <Cell align="end" className="max-lg:hidden">
        {kind === 'unsettled' ? (
          <Money usd={bookedUsd} held={heldUsd} state="unsettled" isAligned decimals={decimals} />
        ) : bookedUsd === null ? (
          <span className="text-muted-foreground">none</span>
        ) : (
          <Money usd={bookedUsd} isAligned decimals={decimals} />
        )}
      </Cell>
      <Cell align="end" className="font-medium">
        <Money usd={apartUsd} isAligned decimals={decimals} />
      </Cell>
      <Cell align="end">
        {review ? (
          <span className="text-muted-foreground">
            <span dir="auto">{review.by ?? 'an admin'}</span>, <RelativeTime at={review.at} />
          </span>
        ) : (
          kind !== 'unsettled' && (
            <Button
              size="sm"
              aria-label={`Mark as seen: ${model} on ${day}`}
              isPending={note.isPending}
              onClick={() => note.mutate({ id, upstreamUsd, bookedUsd })}
            >
              <span className="max-lg:hidden">Mark as seen</span>
              <span className="lg:hidden">Seen</span>
            </Button>
          )
        )}
      </Cell>
    </Row>
  );
}
