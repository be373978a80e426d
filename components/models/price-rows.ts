import type { PriceOverride, Prices, Pricing } from '#lib/models/model';
import { formatExactMoney } from '@/components/ui/format-money';
import { formatExactTokens } from '@/components/ui/format-tokens';
import { pricePerMillion } from './price-per-million.ts';

/** A line of a model's price list: one kind of use, and what it costs under each condition. */
export type PriceRow = { readonly label: string; readonly unit: string; readonly prices: readonly (string | null)[] };

export type PriceTable = { readonly columns: readonly string[]; readonly rows: readonly PriceRow[] };

type Kind = { readonly key: keyof Prices; readonly label: string; readonly unit: string };

const MILLION = 'a million tokens';

const KINDS: readonly Kind[] = [
  { key: 'prompt', label: 'Input', unit: MILLION },
  { key: 'completion', label: 'Output', unit: MILLION },
  { key: 'internal_reasoning', label: 'Reasoning', unit: MILLION },
  { key: 'input_cache_read', label: 'Cached input, read', unit: MILLION },
  { key: 'input_cache_write', label: 'Cached input, written', unit: MILLION },
  { key: 'input_cache_write_1h', label: 'Cached input, written for an hour', unit: MILLION },
  { key: 'audio', label: 'Audio input', unit: MILLION },
  { key: 'audio_output', label: 'Audio output', unit: MILLION },
  { key: 'input_audio_cache', label: 'Cached audio, read', unit: MILLION },
  { key: 'image_token', label: 'Image input', unit: MILLION },
  { key: 'image_output', label: 'Image output', unit: MILLION },
  { key: 'image', label: 'Image', unit: 'an image' },
  { key: 'web_search', label: 'Web search', unit: 'a search' },
  { key: 'request', label: 'Request', unit: 'a request' },
];

/** A model's prices as a table: a row for each that is known, a column for the base price and for every tier and hour. */
export function toPriceTable(pricing: Pricing): PriceTable {
  const tiers = pricing.overrides ?? [];
  const rows = KINDS.filter(({ key }) => [pricing, ...tiers].some((prices) => prices[key] !== undefined)).map(
    ({ key, label, unit }) => ({
      label,
      unit,
      // A tier that does not name a price leaves the base one in force.
      prices: [pricing, ...tiers].map((prices) => toText(prices[key] ?? pricing[key], unit)),
    }),
  );
  return { columns: ['Price', ...tiers.map(describeTier)], rows };
}

function toText(price: string | undefined, unit: string): string | null {
  if (unit === MILLION) return pricePerMillion(price);
  if (pricePerMillion(price) === null) return null;
  return formatExactMoney(price ?? '');
}

/** `over 200,000 tokens`, `16:30 to 00:30 UTC`. */
export function describeTier({ min_prompt_tokens: tokens, utc_start: start, utc_end: end }: PriceOverride): string {
  const size = tokens === undefined ? '' : `over ${formatExactTokens(tokens)} tokens`;
  const hours = start === undefined && end === undefined ? '' : `${toClock(start ?? 0)} to ${toClock(end ?? 2400)} UTC`;
  return [size, hours].filter(Boolean).join(', ');
}

function toClock(clock: number): string {
  const text = String(clock).padStart(4, '0');
  return `${text.slice(0, -2)}:${text.slice(-2)}`;
}
