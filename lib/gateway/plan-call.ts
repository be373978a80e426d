import { AppError } from '#lib/errors';
import { withEmbeddings } from '#lib/models/embedding-models';
import type { Plan } from '#lib/models/model';
import { type ModelSource, resolveModel } from '#lib/models/resolve-model';
import type { FormName } from '#lib/openrouter/forms';
import { isRecord } from '#lib/openrouter/read-usage';
import type { CallRequest } from './call.ts';

/**
 * Which models a request of any form can end at, and what to forward. The `fallbacks` of Anthropic's form are candidates too:
 * OpenRouter walks those of its own, Parallax a chain that leaves it.
 * @throws AppError `invalid_request`, `unknown_model`.
 */
export function planCall(catalogue: ModelSource, request: CallRequest, form: FormName): Plan {
  if (form === 'embeddings') return resolveModel(withEmbeddings(catalogue), request);
  const { fallbacks } = request;
  const names = form === 'messages' ? parseFallbacks(fallbacks) : [];
  if (names.length === 0) return resolveModel(catalogue, request);
  if (Array.isArray(request.models) && request.models.length > 0)
    throw new AppError('invalid_request', 'fallbacks cannot be combined with models.', { field: 'fallbacks' });
  const plan = resolveModel(catalogue, { ...request, models: names });
  const [{ connectionId, forward }, ...others] = plan.legs;
  if (connectionId !== null || others.length > 0) return plan;
  // OpenRouter reads them itself, as they were written.
  const { models: _asWritten, ...untouched } = forward;
  return { ...plan, legs: [{ connectionId, candidates: plan.candidates, forward: untouched }] };
}

function parseFallbacks(fallbacks: unknown): unknown[] {
  if (fallbacks === undefined || fallbacks === null) return [];
  if (Array.isArray(fallbacks) && fallbacks.every(isRecord)) return fallbacks.map(({ model }) => model);
  throw new AppError('invalid_request', 'fallbacks must be a list of objects with a model.', { field: 'fallbacks' });
}
