import type { Pricing } from '#lib/models/model';
import { pricePerMillion } from './price-per-million.ts';

/** What a million tokens cost going in and coming out, one above the other. */
export function PriceLines({ pricing, hasTiers }: { pricing: Pricing; hasTiers: boolean }) {
  const input = pricePerMillion(pricing.prompt);
  const output = pricePerMillion(pricing.completion);
  if (input === null && output === null) return 'unknown';
  if (input === 'free' && output === 'free') return <span className="text-foreground">free</span>;
  const more = hasTiers ? '+' : '';
  return (
    <span data-exact={hasTiers ? 'More for long prompts or at some hours' : undefined}>
      <span className="block">
        <span className="text-foreground">
          {input ?? '?'}
          {more}
        </span>{' '}
        in
      </span>
      <span className="block">
        <span className="text-foreground">
          {output ?? '?'}
          {more}
        </span>{' '}
        out
      </span>
    </span>
  );
}
