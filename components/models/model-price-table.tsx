import type { Pricing } from '#lib/models/model';
import { Cell, HeadCell, Row, Table } from '@/components/ui/table';
import { toPriceTable } from './price-rows.ts';

/** Every price of a model, its tiers beside each other. */
export function ModelPriceTable({ pricing }: { pricing: Pricing }) {
  const { columns, rows } = toPriceTable(pricing);
  if (rows.length === 0)
    return (
      <p className="text-muted-foreground">
        Nobody said what it costs. Its calls are recorded without a cost, and a budget that blocks refuses them.
      </p>
    );
  return (
    <Table label="Prices">
      <thead>
        <tr>
          <HeadCell>For</HeadCell>
          {columns.map((column) => (
            <HeadCell key={column} align="end">
              {column}
            </HeadCell>
          ))}
          <HeadCell>Each</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, unit, prices }) => (
          <Row key={label}>
            <Cell>{label}</Cell>
            {prices.map((price, column) => (
              <Cell key={columns[column]} align="end">
                {price ?? <span className="text-muted-foreground">unknown</span>}
              </Cell>
            ))}
            <Cell className="text-muted-foreground">{unit}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
