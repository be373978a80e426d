import { nanoToDollars } from '#lib/money';
import type { LedgerCall } from '#lib/spend/find-generation';
import { dollars } from './send-json.ts';

/** A call of the ledger as OpenRouter's `/generation` spells it. What the ledger does not keep is null. */
export function toWireGeneration(call: LedgerCall): Record<string, unknown> {
  const cost = dollars(nanoToDollars(call.costNano ?? 0));
  return {
    id: call.generationId ?? call.id,
    upstream_id: null,
    request_id: call.id,
    session_id: null,
    model: call.servedModel ?? call.requestedModel,
    provider_name: call.provider,
    router: null,
    app_id: null,
    api_type: 'completions',
    created_at: new Date(call.openedAt).toISOString(),
    origin: call.app ?? '',
    user_agent: null,
    http_referer: null,
    external_user: null,
    preset_id: null,
    workspace_id: null,
    data_region: 'global',
    streamed: call.isStreamed,
    cancelled: call.ending === 'left',
    finish_reason: call.finishReason,
    native_finish_reason: null,
    service_tier: null,
    latency: call.firstTokenMs,
    moderation_latency: null,
    generation_time: call.durationMs,
    tokens_prompt: call.promptTokens,
    tokens_completion: call.completionTokens,
    native_tokens_prompt: call.promptTokens,
    native_tokens_completion: call.completionTokens,
    native_tokens_reasoning: call.reasoningTokens,
    native_tokens_cached: call.cachedTokens,
    native_tokens_completion_images: null,
    num_media_prompt: null,
    num_media_completion: null,
    num_input_audio_prompt: null,
    num_search_results: null,
    num_fetches: null,
    web_search_engine: null,
    usage: cost,
    total_cost: cost,
    upstream_inference_cost: null,
    cache_discount: null,
    is_byok: call.isByok,
    provider_responses: null,
  };
}
