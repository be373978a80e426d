/** Exact decimals for what the sandbox charges: `units / 10^places`. Deliberately its own, so that the ledger is checked against other code. */
export type Exact = { readonly units: bigint; readonly places: number };

export const NOTHING: Exact = { units: 0n, places: 0 };

/** Reads a catalogue price such as `"0.0000025"`. Throws RangeError on anything else, negative prices included. */
export function exact(text: string): Exact {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`not a price: ${text}`);
  return { units: BigInt(whole + fraction), places: fraction.length };
}

export function plus(...amounts: readonly Exact[]): Exact {
  const places = Math.max(0, ...amounts.map((amount) => amount.places));
  return {
    units: amounts.reduce((sum, amount) => sum + amount.units * 10n ** BigInt(places - amount.places), 0n),
    places,
  };
}

export function timesCount(price: Exact, count: number): Exact {
  return { units: price.units * BigInt(count), places: price.places };
}

export function isMore(a: Exact, b: Exact): boolean {
  return a.units * 10n ** BigInt(b.places) > b.units * 10n ** BigInt(a.places);
}

/** `a - b`, never below nothing. */
export function remainder(a: Exact, b: Exact): Exact {
  return isMore(a, b) ? plus(a, { units: -b.units, places: b.places }) : NOTHING;
}

/** Plain digits, no exponent, no trailing zeros: valid as a JSON number too. */
export function digitsOf(amount: Exact): string {
  const text = amount.units.toString().padStart(amount.places + 1, '0');
  const point = text.length - amount.places;
  const fraction = text.slice(point).replace(/0+$/, '');
  return fraction === '' ? text.slice(0, point) : `${text.slice(0, point)}.${fraction}`;
}
