import type { Model } from '#lib/models/model';

/** A row of the catalogue as OpenRouter's `/models` spells it. What the catalogue does not keep is null or empty. */
export function toWireModel(model: Model): Record<string, unknown> {
  const { id, contextLength, inputModalities, outputModalities, reasoning } = model;
  return {
    id,
    canonical_slug: model.canonicalSlug,
    hugging_face_id: null,
    name: model.name,
    created: model.createdAt ?? 0,
    description: model.description,
    context_length: contextLength,
    architecture: {
      modality: `${inputModalities.join('+')}->${outputModalities.join('+')}`,
      input_modalities: inputModalities,
      output_modalities: outputModalities,
      tokenizer: 'Other',
      instruct_type: null,
    },
    pricing: { ...model.pricing, prompt: model.pricing.prompt ?? '-1', completion: model.pricing.completion ?? '-1' },
    top_provider: {
      context_length: contextLength,
      max_completion_tokens: model.maxCompletionTokens,
      is_moderated: false,
    },
    per_request_limits: null,
    supported_parameters: model.supportedParameters,
    default_parameters: {},
    supported_voices: null,
    links: { details: `/api/v1/models/${id}/endpoints` },
    ...(model.aliasTarget !== null && { alias_target: { slug: model.aliasTarget } }),
    ...(reasoning && {
      reasoning: {
        mandatory: reasoning.isMandatory,
        supported_efforts: reasoning.efforts,
        default_effort: reasoning.defaultEffort,
      },
    }),
  };
}
