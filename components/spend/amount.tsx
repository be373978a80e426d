import { Money } from '@/components/ui/money';
import { type Amount as AmountValue, formatAmount, type Measure } from './measure.ts';

/** Money or a count, whichever it is, exact on hover and on copy; money in a column stands on its point. */
export function Amount({
  measure,
  amount,
  decimals,
}: {
  measure: Measure;
  amount: AmountValue;
  /** In a column: how many decimals its longest amount shows. */
  decimals?: number;
}) {
  if (typeof amount === 'string') {
    return <Money usd={amount} {...(decimals === undefined ? {} : { isAligned: true, decimals })} />;
  }
  return (
    <data value={amount} data-exact={amount.toLocaleString('en-US')}>
      {formatAmount(measure, amount)}
    </data>
  );
}
