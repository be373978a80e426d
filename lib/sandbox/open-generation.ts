import type { IncomingMessage } from 'node:http';
import type { Key } from './authorize.ts';
import { type Charge, charge, NO_CHARGE } from './charge.ts';
import type { Draft } from './draft.ts';
import { digitsOf } from './exact.ts';
import type { StreamEnd } from './pacer.ts';
import type { Step } from './step.ts';
import { nativeFinish } from './wire-words.ts';
import type { World } from './world.ts';

/**
 * Records a generation at its full cost, then follows it to its end. Whoever reads it to the end, or cuts it on our side, pays in
 * full; an error in the stream costs nothing; a caller who leaves pays for what was sent where the provider stops, else in full.
 */
export function openGeneration({ record, now }: World, key: Key, draft: Draft, request: IncomingMessage) {
  const sent = { completion: 0, reasoning: 0 };
  const seen = new Set<Step['kind']>();
  let firstTokenAt: number | null = null;
  const finish = draft.choices.at(-1)?.finish ?? 'stop';
  const isStreamed = draft.ask.stream === true;

  record.begin({
    id: draft.id,
    key: key.text,
    created_at: draft.createdAt,
    ended_at: null,
    requested_model: draft.requested,
    model: draft.servedAs,
    provider: draft.provider.name,
    streamed: isStreamed ? 1 : 0,
    cancelled: 0,
    finish_reason: null,
    native_finish_reason: null,
    prompt_tokens: draft.tokens.prompt,
    cached_tokens: draft.tokens.cached,
    completion_tokens: draft.tokens.completion,
    reasoning_tokens: draft.tokens.reasoning,
    web_searches: draft.tokens.webSearches,
    ...costs(draft, draft.charge),
    is_byok: draft.isByok ? 1 : 0,
    latency_ms: null,
    external_user: draft.ask.user ?? null,
    session_id: draft.ask.session_id ?? header(request, 'x-session-id'),
    referer: header(request, 'http-referer'),
    user_agent: header(request, 'user-agent'),
  });

  function onStep(step: Step): void {
    seen.add(step.kind);
    if (step.tokens === undefined) return;
    firstTokenAt ??= now();
    sent.completion += step.tokens;
    sent.reasoning += step.reasoningTokens ?? 0;
  }

  function onEnd(end: StreamEnd): void {
    const isCancelled = end === 'left';
    const isFailed = seen.has('error');
    const isPartial = isCancelled && isStreamed && draft.provider.stopsOnCancel;
    const tokens = isFailed || isPartial ? { ...draft.tokens, ...sent } : draft.tokens;
    const isFree = isFailed || (isPartial && sent.completion === 0);
    const isWhole = seen.has('finish') || seen.has('whole');
    try {
      record.end({
        id: draft.id,
        ended_at: now(),
        cancelled: isCancelled ? 1 : 0,
        finish_reason: isFailed ? 'error' : isWhole ? finish : null,
        native_finish_reason: isWhole && !isFailed ? nativeFinish(draft.provider, finish) : null,
        completion_tokens: tokens.completion,
        reasoning_tokens: tokens.reasoning,
        web_searches: isFree ? 0 : tokens.webSearches,
        ...costs(
          draft,
          isFree
            ? NO_CHARGE
            : isPartial
              ? charge(draft.model.pricing, tokens, new Date(draft.createdAt))
              : draft.charge,
        ),
        latency_ms: firstTokenAt === null ? null : firstTokenAt - draft.createdAt,
      });
    } catch {
      // As of a process that died, what stands there from its beginning stays: the whole.
    }
  }

  return { onStep, onEnd };
}

function costs({ isByok }: Draft, { total }: Charge): { cost: string; upstream_cost: string } {
  return { cost: isByok ? '0' : digitsOf(total), upstream_cost: digitsOf(total) };
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}
