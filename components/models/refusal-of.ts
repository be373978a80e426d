import type { BudgetView } from '#lib/budgets/budget-view';
import type { ModelRow } from '#lib/models/model-row';
import { pricePerMillion } from './price-per-million.ts';

export type Refusals = {
  /** Connections whose key is refused: ids of servers, and `openrouter`. */
  readonly connections: readonly string[];
  readonly budgets: readonly BudgetView[];
  readonly memberId: string;
};

/** Why no call of this member to this model would be answered, in words; null where nothing is known to stand against it. */
export function refusalOf(
  { served, pricing }: Pick<ModelRow, 'served' | 'pricing'>,
  { connections, budgets, memberId }: Refusals,
): string | null {
  if (connections.includes(served?.connectionId ?? 'openrouter'))
    return served ? 'Its server refuses our key' : 'OpenRouter refuses our key';
  const isPriced = [pricing.prompt, pricing.completion].every((price) => pricePerMillion(price) !== null);
  const strict = budgets.find(
    ({ isBlocking, scope, scopeId }) =>
      isBlocking && (scope === 'team' || (scope === 'member' && scopeId === memberId)),
  );
  if (isPriced || !strict) return null;
  return strict.scope === 'team' ? 'The team’s budget needs a known price' : 'Your budget needs a known price';
}
