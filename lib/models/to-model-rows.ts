import type { Model } from './model.ts';
import type { ModelRow } from './model-row.ts';

/** The models that can answer in a chat: those that write text, without the batch twins, which answer hours later. */
export function toModelRows(models: readonly Model[]): ModelRow[] {
  return models.filter(isForChat).map(({ description: _, ...model }) => ({
    ...model,
    hasTiers: model.pricing.overrides !== undefined,
  }));
}

function isForChat({ id, outputModalities }: Model): boolean {
  return !id.endsWith(':batch') && (outputModalities.length === 0 || outputModalities.includes('text'));
}
