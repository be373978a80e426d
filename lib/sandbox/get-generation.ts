import type { ServerResponse } from 'node:http';
import type { Key } from './authorize.ts';
import { rawNumber, sendJson } from './json.ts';
import type { Generation } from './record.ts';
import { WireError } from './wire-error.ts';
import type { World } from './world.ts';

/** `GET /generation?id=`: what a generation of this key cost, a while after it ended; before that, 404. */
export function getGeneration(world: World, key: Key, id: string, response: ServerResponse): void {
  const generation = world.record.find(id);
  const isKnown =
    generation?.key === key.text &&
    generation.ended_at !== null &&
    world.now() >= generation.ended_at + world.generationDelayMs;
  const fault = world.lookupFaults.get(id);
  if (fault?.status === 'hang') return;
  if (fault && 'untilMs' in fault && world.now() < fault.untilMs) throw failing(fault.status, id);
  if (!isKnown) throw failing(404, id);
  const answer = () =>
    sendJson(response, 200, { data: { ...toWire(generation), ...(fault?.status === 'bent' && fault.bend) } });
  if (fault?.status === 'slow') setTimeout(answer, fault.afterMs).unref();
  else answer();
}

function failing(status: number, id: string): WireError {
  if (status === 404)
    return new WireError(404, `Generation ${id} not found`, { metadata: { error_type: 'not_found' } });
  return new WireError(status, status === 429 ? 'Rate limit exceeded' : 'Internal Server Error', {
    metadata: { error_type: status === 429 ? 'rate_limit_exceeded' : 'server' },
  });
}

function toWire(generation: Generation): Record<string, unknown> {
  const { ended_at, created_at } = generation;
  return {
    id: generation.id,
    upstream_id: null,
    request_id: null,
    session_id: generation.session_id,
    model: generation.model,
    provider_name: generation.provider,
    router: null,
    app_id: null,
    api_type: 'completions',
    created_at: new Date(created_at).toISOString(),
    origin: generation.referer ?? '',
    user_agent: generation.user_agent,
    http_referer: generation.referer,
    external_user: generation.external_user,
    preset_id: null,
    workspace_id: null,
    data_region: 'global',
    streamed: generation.streamed === 1,
    cancelled: generation.cancelled === 1,
    finish_reason: generation.finish_reason,
    native_finish_reason: generation.native_finish_reason,
    service_tier: null,
    latency: generation.latency_ms,
    moderation_latency: null,
    generation_time: ended_at === null ? null : ended_at - created_at,
    tokens_prompt: generation.prompt_tokens,
    tokens_completion: generation.completion_tokens,
    native_tokens_prompt: generation.prompt_tokens,
    native_tokens_completion: generation.completion_tokens,
    native_tokens_reasoning: generation.reasoning_tokens,
    native_tokens_cached: generation.cached_tokens,
    native_tokens_completion_images: null,
    num_media_prompt: null,
    num_media_completion: null,
    num_input_audio_prompt: null,
    num_search_results: generation.web_searches || null,
    num_fetches: null,
    web_search_engine: null,
    usage: rawNumber(generation.cost),
    total_cost: rawNumber(generation.cost),
    upstream_inference_cost: generation.is_byok ? rawNumber(generation.upstream_cost) : 0,
    cache_discount: null,
    is_byok: generation.is_byok === 1,
    provider_responses: [],
  };
}
