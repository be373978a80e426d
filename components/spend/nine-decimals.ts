import { parseDecimal, toNano } from '#lib/money';

/** Dollars to the nano-dollar, all nine decimals, so that amounts under each other can be compared: `$0.000412350`. */
export function nineDecimals(usd: string): string {
  const amount = parseDecimal(usd);
  if (!amount) return usd;
  const digits = String(toNano(amount)).padStart(10, '0');
  return `$${digits.slice(0, -9).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-9)}`;
}
