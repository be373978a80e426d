import type { InvoiceDifference } from '#lib/invoice/invoice-view';
import { decimalsInColumn } from '@/components/spend/decimals-in-column';
import { HeadCell, Table } from '@/components/ui/table';
import { DifferenceRow } from './difference-row.tsx';

/** Days and models of which upstream's sum is not the ledger's, newest first. */
export function DifferenceTable({ title, differences }: { title: string; differences: readonly InvoiceDifference[] }) {
  const amounts = differences.flatMap(({ upstreamUsd, bookedUsd, apartUsd }) => [upstreamUsd, bookedUsd, apartUsd]);
  const decimals = decimalsInColumn(amounts.filter((amount) => amount !== null));
  return (
    <section className="flex min-w-0 flex-col gap-1">
      <h2 className="font-medium">{title}</h2>
      <Table label={title}>
        <thead>
          <tr>
            <HeadCell>Day, UTC</HeadCell>
            <HeadCell>Model</HeadCell>
            <HeadCell className="max-lg:hidden">What</HeadCell>
            <HeadCell align="end" className="max-lg:hidden">
              Upstream
            </HeadCell>
            <HeadCell align="end" className="max-lg:hidden">
              Ledger
            </HeadCell>
            <HeadCell align="end">Apart</HeadCell>
            <HeadCell align="end">
              <span className="sr-only">Seen by</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <DifferenceRow key={difference.id} difference={difference} decimals={decimals} />
          ))}
        </tbody>
      </Table>
    </section>
  );
}
