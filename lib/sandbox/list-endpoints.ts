import { paceOf } from './pace-of.ts';
import { providersOf } from './providers.ts';
import { WireError } from './wire-error.ts';
import type { World } from './world.ts';

/** `GET /models/{author}/{slug}/endpoints`: who serves a model, all at its list price. */
export function listEndpoints({ catalogue }: World, id: string): Record<string, unknown> {
  const model = catalogue.find(id);
  if (!model) throw new WireError(404, `Model ${id} not found`, { metadata: { error_type: 'not_found' } });
  const endpoints = providersOf(model.id).map((provider) => {
    const pace = paceOf(model.id, provider.slug);
    return {
      name: `${provider.name} | ${model.id}`,
      model_id: model.id,
      model_name: model.name,
      provider_name: provider.name,
      tag: provider.slug,
      quantization: 'unknown',
      context_length: model.context_length ?? null,
      max_completion_tokens: model.top_provider?.max_completion_tokens ?? null,
      max_prompt_tokens: null,
      pricing: model.pricing,
      supported_parameters: model.supported_parameters ?? [],
      status: 0,
      uptime_last_5m: 100,
      uptime_last_30m: 100,
      uptime_last_1d: 99.9,
      latency_last_30m: percentiles(pace.firstTokenMs, 1.6),
      throughput_last_30m: percentiles(pace.tokensPerSecond, 1.2),
      supports_tool_choice: { auto: true, function: true, none: true, required: true },
      supports_implicit_caching: model.pricing.input_cache_read !== undefined,
    };
  });
  const { name, created = 0, description = '', architecture = {} } = model;
  const described = { tokenizer: 'Other', instruct_type: null, ...architecture };
  return { data: { id: model.id, name, created, description, architecture: described, endpoints } };
}

function percentiles(middle: number, spread: number): Record<string, number> {
  const at = (share: number) => Math.round(middle * (1 + (spread - 1) * share));
  return { p50: at(0), p75: at(0.4), p90: at(0.8), p99: at(1.5) };
}
