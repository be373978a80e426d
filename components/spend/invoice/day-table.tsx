import type { InvoiceDay } from '#lib/invoice/invoice-view';
import { decimalsInColumn } from '@/components/spend/decimals-in-column';
import { formatBucket, formatTick } from '@/components/spend/format-days';

import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import { Cell, HeadCell, Row, Table } from '@/components/ui/table';

/** Every day that was compared, both sums beside each other. */
export function DayTable({ days }: { days: readonly InvoiceDay[] }) {
  const decimals = decimalsInColumn(days.flatMap(({ upstreamUsd, bookedUsd }) => [upstreamUsd ?? '0', bookedUsd]));
  return (
    <section className="flex min-w-0 flex-col gap-1">
      <h2 className="font-medium">Days</h2>
      <Table label="Days">
        <thead>
          <tr>
            <HeadCell>Day, UTC</HeadCell>
            <HeadCell>State</HeadCell>
            <HeadCell align="end">Upstream</HeadCell>
            <HeadCell align="end">Ledger</HeadCell>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <Row key={day.date}>
              <Cell className="whitespace-nowrap" data-exact={formatBucket(Date.parse(day.date), 'day')}>
                {formatTick(Date.parse(day.date), 'day')}
              </Cell>
              <Cell className="w-full">
                <State day={day} />
              </Cell>
              <Cell align="end">
                <Money usd={day.upstreamUsd} isAligned decimals={decimals} />
              </Cell>
              <Cell align="end">
                <Money usd={day.bookedUsd} isAligned decimals={decimals} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function State({ day: { differences, roundingUsd, unsettledCalls } }: { day: InvoiceDay }) {
  if (differences > 0)
    return <Badge tone="warn">{differences === 1 ? '1 difference' : `${differences} differences`}</Badge>;
  if (unsettledCalls > 0)
    return (
      <Badge>{unsettledCalls === 1 ? '1 request not settled yet' : `${unsettledCalls} requests not settled yet`}</Badge>
    );
  const isRounded = roundingUsd !== '0';
  return (
    <span data-exact={isRounded ? `Rounding of single requests: $${roundingUsd}` : undefined}>
      <Badge tone="good">{isRounded ? 'agrees, but for rounding' : 'agrees'}</Badge>
    </span>
  );
}
