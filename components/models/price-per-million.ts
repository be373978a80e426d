import { parseDecimal, toDigits } from '#lib/money';

/**
 * A price per token as dollars per million of them, by shifting the point: `"0.00000015"` → `"$0.15"`. Nothing is `"free"`;
 * an absent or negative price is null: unknown.
 */
export function pricePerMillion(perToken: string | undefined): string | null {
  const price = perToken === undefined ? null : parseDecimal(perToken);
  if (!price || price.digits < 0n) return null;
  if (price.digits === 0n) return 'free';
  const [whole, fraction = ''] = toDigits({ digits: price.digits * 1_000_000n, scale: price.scale }).split('.');
  return `$${whole}${fraction ? `.${fraction.padEnd(2, '0')}` : ''}`;
}
