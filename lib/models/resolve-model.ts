import { AppError } from '#lib/errors';
import type { Candidate, Model, Plan } from './model.ts';
import { nearModels } from './near-models.ts';
import { routedProvider } from './routed-provider.ts';

const MOST_FALLBACKS = 3;

/** The parts of a request's body that say which model is wanted, not yet checked. */
export type RoutingRequest = {
  readonly model?: unknown;
  readonly models?: unknown;
  readonly route?: unknown;
  readonly provider?: unknown;
};

/** What resolving needs of the catalogue. */
export type ModelSource = { readonly find: (id: string) => Model | null; readonly list: () => readonly Model[] };

/**
 * Which models a request can end at, in order, and what to forward in place of `model`, `models`, `route` and `provider`.
 * @throws AppError invalid_request, or unknown_model with ids that look like the one asked for.
 */
export function resolveModel(catalogue: ModelSource, request: RoutingRequest): Plan {
  const model = parseId(request.model, 'model');
  const fallbacks = parseFallbacks(request.models);
  const [first, ...rest] = new Set(model === null ? fallbacks : [model, ...fallbacks]);
  if (first === undefined)
    throw new AppError('invalid_request', 'model is required: the id of a model, such as "openai/gpt-4o".', {
      field: 'model',
    });
  const candidates: Plan['candidates'] = [
    toCandidate(catalogue, first, model === null ? 'models' : 'model'),
    ...rest.map((id) => toCandidate(catalogue, id, 'models')),
  ];
  const provider = routedProvider(request, candidates.length);
  return {
    requested: first,
    candidates,
    forward: { model: first, ...(rest.length > 0 && { models: fallbacks }), ...(provider && { provider }) },
  };
}

function parseFallbacks(models: unknown): string[] {
  if (models === undefined || models === null) return [];
  if (!Array.isArray(models))
    throw new AppError('invalid_request', 'models must be a list of model ids.', { field: 'models' });
  if (models.length > MOST_FALLBACKS) {
    throw new AppError('invalid_request', `models must have ${MOST_FALLBACKS} items or fewer.`, { field: 'models' });
  }
  return models.map((id, index) => parseId(id ?? '', `models.${index}`) ?? '');
}

function parseId(id: unknown, field: string): string | null {
  if (id === undefined || id === null) return null;
  if (typeof id === 'string' && id !== '') return id;
  throw new AppError('invalid_request', `${field} must be the id of a model, such as "openai/gpt-4o".`, { field });
}

function toCandidate(catalogue: ModelSource, id: string, field: string): Candidate {
  const model = catalogue.find(id);
  if (model) return { id, model };
  const suggestions = nearModels(catalogue.list(), id);
  const hint = suggestions.length > 0 ? ` Did you mean ${suggestions.join(' or ')}?` : '';
  throw new AppError('unknown_model', `There is no model "${id.slice(0, 100)}".${hint}`, { field, suggestions });
}
