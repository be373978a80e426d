import type { Model } from '#lib/models/model';
import { add, compare, type Decimal, parseDecimal } from '#lib/money';

/** Cheap, quick, and good at few words, in order; what of them the connection offers is taken. */
const PREFERRED = [
  'google/gemini-2.5-flash-lite',
  'openai/gpt-4.1-nano',
  'mistralai/mistral-small-3.2-24b-instruct',
  'openai/gpt-4o-mini',
];

/**
 * Which model writes the title of what `answered` answered. What went to a server of the team's own stays there. Null where none has a known
 * price.
 */
export function chooseTitleModel(models: readonly Model[], answered: Model | null): string | null {
  if (answered?.served) return answered.id;
  const preferred = PREFERRED.find((id) => models.some((model) => model.id === id));
  if (preferred) return preferred;
  const priced = models.flatMap((model) => {
    const price = priceOf(model);
    return price && !model.served && model.reasoning === null && writesText(model) ? [{ id: model.id, price }] : [];
  });
  return priced.sort((a, b) => compare(a.price, b.price))[0]?.id ?? null;
}

function writesText({ outputModalities }: Model): boolean {
  return outputModalities.length === 1 && outputModalities[0] === 'text';
}

function priceOf({ pricing }: Model): Decimal | null {
  const prices = [pricing.prompt, pricing.completion].map((price) => parseDecimal(price ?? ''));
  const [prompt, completion] = prices;
  const isKnown = prompt && completion && prompt.digits >= 0n && completion.digits >= 0n;
  return isKnown ? add(prompt, completion) : null;
}
