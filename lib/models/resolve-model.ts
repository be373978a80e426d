import { AppError } from '#lib/errors';
import type { Candidate, Leg, Model, Plan } from './model.ts';
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
 * Which models a request can end at, in order, and what to forward to which upstream in place of `model`, `models`, `route` and `provider`.
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
  return { requested: first, candidates, legs: toLegs(candidates, request, fallbacks) };
}

type Group = { readonly connectionId: string | null; readonly candidates: [Candidate, ...Candidate[]] };

/** OpenRouter walks a list of its own models by itself, as it was written; one that leaves it is cut where it does. */
function toLegs(candidates: Plan['candidates'], request: RoutingRequest, fallbacks: readonly string[]): Plan['legs'] {
  const [first, ...rest] = candidates;
  const groups: [Group, ...Group[]] = [{ connectionId: connectionOf(first), candidates: [first] }];
  for (const candidate of rest) {
    const last = groups.at(-1);
    if (last?.connectionId === null && connectionOf(candidate) === null) last.candidates.push(candidate);
    else groups.push({ connectionId: connectionOf(candidate), candidates: [candidate] });
  }
  const isWhole = groups.length === 1;
  const toLeg = ({ connectionId, candidates: [head, ...others] }: Group): Leg => {
    const candidates: Leg['candidates'] = [head, ...others];
    if (connectionId !== null)
      return { connectionId, candidates, forward: { model: head.model.served?.name ?? head.id } };
    const provider = routedProvider(request, candidates.length);
    const models = isWhole ? fallbacks : others.map(({ id }) => id);
    return {
      connectionId,
      candidates,
      forward: { model: head.id, ...(others.length > 0 && { models }), ...(provider && { provider }) },
    };
  };
  const [head, ...others] = groups;
  return [toLeg(head), ...others.map(toLeg)];
}

function connectionOf({ model }: Candidate): string | null {
  return model.served?.connectionId ?? null;
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
