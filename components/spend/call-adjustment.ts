import type { CallLine } from '#lib/spend/call-line';

type Adjustment = { words: string; meaning: string; tone: 'neutral' | 'warn' };

/** What became of a call's money after its answer, or against its hold; null for most. */
export function callAdjustment({
  ledgerState,
  isOverrun,
  anomaly,
}: Pick<CallLine, 'ledgerState' | 'isOverrun' | 'anomaly'>): Adjustment | null {
  if (ledgerState === 'written_off')
    return {
      words: 'written off',
      meaning: 'The upstream could not say what it cost within a day, so the estimate was booked.',
      tone: 'warn',
    };
  if (anomaly === 'nothing')
    return {
      words: 'anomaly: no charge',
      meaning:
        'The upstream charged nothing, though it counted tokens and the model has a price. It is booked as told.',
      tone: 'warn',
    };
  if (anomaly === 'hundredfold')
    return {
      words: 'anomaly: 100 times',
      meaning:
        'The upstream charged a hundred times or more what its tokens cost by the price list. It is booked as told.',
      tone: 'warn',
    };
  if (isOverrun)
    return { words: 'over its hold', meaning: 'It cost more than was reserved for it at its admission.', tone: 'warn' };
  if (ledgerState === 'reconciled')
    return {
      words: 'cost found later',
      meaning: 'The answer did not say what it cost; the upstream was asked afterwards.',
      tone: 'neutral',
    };
  return null;
}
