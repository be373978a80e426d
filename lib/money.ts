/**
 * Money. A price or cost is an exact decimal until it is rounded once, half-even, to integer nano-dollars (1e-9 USD), which
 * are safe in a JS number up to $9 million. No float ever adds money.
 */

/** An exact decimal: `digits / 10^scale`. */
export type Decimal = { readonly digits: bigint; readonly scale: number };

export const ZERO: Decimal = { digits: 0n, scale: 0 };

const DECIMAL = /^([+-]?)(\d{1,60})(?:\.(\d{0,60}))?(?:[eE]([+-]?\d{1,3}))?$/;
export const NANO_SCALE = 9;
/** USD. Whoever says that one call costs more is mistaken, and sums of several such still fit. */
const MOST_COST: Decimal = { digits: 1_000_000n, scale: 0 };

/** Reads a decimal such as `"0.0000002"`, `"6e-07"` or `"-1"`. Null for anything else, `NaN`, `Infinity` and absurd exponents included. */
export function parseDecimal(text: string): Decimal | null {
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  if (Math.abs(shift) > 60) return null;
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const scale = fraction.length - shift;
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/**
 * A cost as an upstream reports it: a finite decimal that is not negative and no more than a million dollars, as a number's digits or a
 * string. Else null: unknown.
 */
export function parseCost(value: unknown): Decimal | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const decimal = parseDecimal(String(value));
  return decimal && decimal.digits >= 0n ? whenBelievable(decimal) : null;
}

/** The amount when one call can cost it, else null: unknown. */
export function whenBelievable(amount: Decimal): Decimal | null {
  return compare(amount, MOST_COST) > 0 ? null : amount;
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: atScale(a, scale) + atScale(b, scale), scale };
}

/** `price × count`; `count` is a whole number of tokens or requests. */
export function times(price: Decimal, count: number): Decimal {
  return { digits: price.digits * BigInt(count), scale: price.scale };
}

export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = atScale(a, scale) - atScale(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Rounds half-even to integer nano-dollars. Throws RangeError past what a JS number holds exactly ($9 million). */
export function toNano(amount: Decimal): number {
  return round(amount, 'half-even');
}

/** Rounds up to integer nano-dollars: for holds, which must never fall short of what they reserve. */
export function toNanoUp(amount: Decimal): number {
  return round(amount, 'up');
}

function round(amount: Decimal, mode: 'half-even' | 'up'): number {
  if (amount.scale <= NANO_SCALE) return toSafe(atScale(amount, NANO_SCALE));
  const divisor = 10n ** BigInt(amount.scale - NANO_SCALE);
  const quotient = amount.digits / divisor;
  const rest = amount.digits % divisor;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const isUp = mode === 'up' ? rest > 0n : twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  return toSafe(isUp ? quotient + (amount.digits < 0n ? -1n : 1n) : quotient);
}

function toSafe(nano: bigint): number {
  const value = Number(nano);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${nano} nano-dollars do not fit`);
  return value;
}

function atScale(amount: Decimal, scale: number): bigint {
  return amount.digits * 10n ** BigInt(scale - amount.scale);
}

/** Plain decimal digits without exponent or trailing zeros: `"0.0000002"`. Two decimals are equal exactly when these are. */
export function toDigits(amount: Decimal): string {
  const negative = amount.digits < 0n;
  const text = (negative ? -amount.digits : amount.digits).toString().padStart(amount.scale + 1, '0');
  const whole = text.slice(0, text.length - amount.scale);
  const fraction = text.slice(text.length - amount.scale).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

/** Nano-dollars as the decimal string that JSON carries: `1500000` → `"0.0015"`. */
export function nanoToDollars(nano: number): string {
  return toDigits({ digits: BigInt(nano), scale: NANO_SCALE });
}
