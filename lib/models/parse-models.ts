import type { Model } from './model.ts';
import { parseModel } from './parse-model.ts';

/** The rows that are models, each id once, with the row each came from; a bad row costs nothing but itself. */
export function parseModels(rows: readonly unknown[]): { models: Model[]; kept: unknown[] } {
  const seen = new Set<string>();
  const models: Model[] = [];
  const kept: unknown[] = [];
  for (const row of rows) {
    const model = parseModel(row);
    if (!model || seen.has(model.id)) continue;
    seen.add(model.id);
    models.push(model);
    kept.push(row);
  }
  return { models, kept };
}
