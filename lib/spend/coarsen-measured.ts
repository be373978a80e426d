import type { MeasuredModel } from './measured-model.ts';

const LEAST_ANSWERS = 5;
const DIGITS_SHOWN = 2;

/**
 * What may be told of a model's figures to whoever may not see what others spent. The exact number of answers times their exact average is
 * the team's bill, and the average of one answer is that answer's price: so the number goes down to 1, 2 or 5 with noughts, the cost to two
 * digits, and of a few answers there is none.
 */
export function coarsenMeasured(measured: MeasuredModel): MeasuredModel {
  const { answers, costUsd } = measured;
  return {
    ...measured,
    answers: step(answers),
    costUsd: answers < LEAST_ANSWERS || costUsd === null ? null : shorten(costUsd),
  };
}

function step(count: number): number {
  if (count < 1) return 0;
  const unit = 10 ** Math.floor(Math.log10(count));
  return unit * (count >= 5 * unit ? 5 : count >= 2 * unit ? 2 : 1);
}

/** Decimal digits after the second that means something become noughts; no arithmetic. */
function shorten(decimal: string): string {
  let shown = 0;
  const digits = [...decimal].map((letter) => {
    if (!/\d/.test(letter)) return letter;
    if (shown === 0 && letter === '0') return letter;
    shown += 1;
    return shown > DIGITS_SHOWN ? '0' : letter;
  });
  return decimal.includes('.') ? digits.join('').replace(/\.?0+$/, '') : digits.join('');
}
