import { parseDecimal } from '#lib/money';

const MOST_DECIMALS = 6;
const MINUS = '\u2212';

/**
 * Dollars for reading: two decimals from $1; below it two significant digits and at most six decimals; `<$0.000001` below those.
 * Only nothing is `$0.00`. Half-even, on digits. Text that is no decimal comes back as it is.
 */
export function formatMoney(usd: string): string {
  const amount = parseDecimal(usd);
  if (!amount) return usd;
  const sign = amount.digits < 0n ? MINUS : '';
  const digits = amount.digits < 0n ? -amount.digits : amount.digits;
  if (digits === 0n) return '$0.00';
  const one = 10n ** BigInt(amount.scale);
  if (digits * 10n ** BigInt(MOST_DECIMALS) < one) return sign ? `>${MINUS}$0.000001` : '<$0.000001';
  return `${sign}$${fixed(digits, amount.scale, decimalsFor(digits, amount.scale))}`;
}

/** The whole amount, every digit of it: `$0.0000031`. */
export function formatExactMoney(usd: string): string {
  const amount = parseDecimal(usd);
  if (!amount) return usd;
  const sign = amount.digits < 0n ? MINUS : '';
  const digits = amount.digits < 0n ? -amount.digits : amount.digits;
  const [whole, fraction = ''] = fixed(digits, amount.scale, amount.scale).split('.');
  return `${sign}$${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
}

function decimalsFor(digits: bigint, scale: number): number {
  const leadingZeros = scale - digits.toString().length;
  if (leadingZeros < 0) return 2;
  const decimals = Math.min(MOST_DECIMALS, leadingZeros + 2);
  // 0.0996 rounds to 0.10, not to 0.100: the carry made a third digit.
  const hasCarried = round(digits, scale, decimals).toString().length > 2;
  return hasCarried ? Math.max(2, decimals - 1) : decimals;
}

function fixed(digits: bigint, scale: number, decimals: number): string {
  const text = round(digits, scale, decimals)
    .toString()
    .padStart(decimals + 1, '0');
  const whole = text.slice(0, text.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === 0 ? whole : `${whole}.${text.slice(text.length - decimals)}`;
}

function round(digits: bigint, scale: number, decimals: number): bigint {
  if (scale <= decimals) return digits * 10n ** BigInt(decimals - scale);
  const divisor = 10n ** BigInt(scale - decimals);
  const quotient = digits / divisor;
  const twice = (digits % divisor) * 2n;
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
}
