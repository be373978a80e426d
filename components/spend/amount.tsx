import { Money } from '@/components/ui/money';
import { Tokens } from '@/components/ui/tokens';
import type { Amount as AmountValue } from './measure.ts';

/** Money or a count, whichever it is; in a column set on its point. */
export function Amount({ amount, isAligned = false }: { amount: AmountValue; isAligned?: boolean }) {
  return typeof amount === 'string' ? <Money usd={amount} isAligned={isAligned} /> : <Tokens count={amount} />;
}
