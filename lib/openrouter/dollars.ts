import { z } from 'zod';
import { parseDecimal, toDigits } from '#lib/money';

/** An amount of USD as upstream writes it, a number or a text, as its plain digits. Null when it is none. */
export const Dollars = z.unknown().transform((value) => {
  const decimal = typeof value === 'number' || typeof value === 'string' ? parseDecimal(String(value)) : null;
  return decimal && toDigits(decimal);
});
