import { lookupId } from './lookup-id.ts';
import type { Model } from './model.ts';

/** Finds a model by id, or by canonical slug where no id claims it; a dynamic suffix is looked past. */
export function indexModels(models: readonly Model[]): (id: string) => Model | null {
  const byId = new Map<string, Model>();
  // `:free` and `:batch` rows share the slug of the plain one, which it names first.
  const plainFirst = [...models].sort((a, b) => Number(a.id.includes(':')) - Number(b.id.includes(':')));
  for (const model of plainFirst) if (!byId.has(model.canonicalSlug)) byId.set(model.canonicalSlug, model);
  for (const model of models) byId.set(model.id, model);
  return (id) => byId.get(id) ?? byId.get(lookupId(id)) ?? null;
}
