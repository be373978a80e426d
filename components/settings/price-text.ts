import { parseCost, parseDecimal, toDigits } from '#lib/money';

const MILLION = 1_000_000n;
const MILLION_SCALE = 6;

/** A price per token as it is typed: dollars per million, by shifting the point. Unknown is the empty text. */
export function toPriceText(perToken: string | null): string {
  const price = perToken === null ? null : parseDecimal(perToken);
  return price ? toDigits({ digits: price.digits * MILLION, scale: price.scale }) : '';
}

/** The price per token of what was typed: null when nothing was; undefined when it is no price. A comma passes for the point. */
export function toPerToken(text: string): string | null | undefined {
  const typed = text.trim().replace(/^\$/, '').replace(',', '.');
  if (typed === '') return null;
  const price = parseCost(typed);
  return price ? toDigits({ digits: price.digits, scale: price.scale + MILLION_SCALE }) : undefined;
}
