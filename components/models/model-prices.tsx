import type { Pricing } from '#lib/models/model';
import { pricePerMillion } from './price-per-million.ts';

/** What a million tokens cost going in and coming out: `$0.15 in · $0.60 out`. */
export function ModelPrices({ pricing, hasTiers }: { pricing: Pricing; hasTiers: boolean }) {
  const input = pricePerMillion(pricing.prompt);
  const output = pricePerMillion(pricing.completion);
  if (input === null && output === null) return 'price unknown';
  if (input === 'free' && output === 'free') return 'free';
  return (
    <span
      title={
        hasTiers ? 'Dollars per million tokens; more for long prompts or at some hours' : 'Dollars per million tokens'
      }
    >
      {hasTiers && 'from '}
      {input ?? '?'} in · {output ?? '?'} out
    </span>
  );
}
