import { AppError } from '#lib/errors';
import { withEmbeddings } from '#lib/models/embedding-models';
import type { Plan } from '#lib/models/model';
import { type ModelSource, resolveModel } from '#lib/models/resolve-model';
import type { FormName } from '#lib/openrouter/forms';
import { isRecord } from '#lib/openrouter/read-usage';
import type { CallRequest } from './call.ts';

/**
 * Which models a request of any form can end at, and what to forward. The `fallbacks` of Anthropic's form are candidates too.
 * @throws AppError `invalid_request`, `unknown_model`.
 */
export function planCall(catalogue: ModelSource, request: CallRequest, form: FormName): Plan {
  if (form === 'embeddings') return resolveModel(withEmbeddings(catalogue), request);
  const plan = resolveModel(catalogue, request);
  const { fallbacks } = request;
  if (form !== 'messages' || fallbacks === undefined || fallbacks === null) return plan;
  if (!Array.isArray(fallbacks) || !fallbacks.every(isRecord)) {
    throw new AppError('invalid_request', 'fallbacks must be a list of objects with a model.', { field: 'fallbacks' });
  }
  if (fallbacks.length === 0) return plan;
  const { candidates } = resolveModel(catalogue, { models: fallbacks.map(({ model }) => model) });
  return { ...plan, candidates: [...plan.candidates, ...candidates] };
}
