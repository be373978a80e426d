import { Money } from '@/components/ui/money';
import { type Amount as AmountValue, formatAmount, type Measure } from './measure.ts';

/** Money or a count, whichever it is, exact on hover and on copy; money in a column set on its point. */
export function Amount({
  measure,
  amount,
  isAligned = false,
}: {
  measure: Measure;
  amount: AmountValue;
  isAligned?: boolean;
}) {
  if (typeof amount === 'string') return <Money usd={amount} isAligned={isAligned} />;
  return (
    <data value={amount} data-exact={amount.toLocaleString('en-US')}>
      {formatAmount(measure, amount)}
    </data>
  );
}
