import type { calls } from '#db/schema/ledger';
import { nanoToDollars } from '#lib/money';
import type { Receipt } from './receipt.ts';

/** The part of a call's ledger row that its receipt is made of. */
export type ReceiptRow = Pick<
  typeof calls.$inferSelect,
  | 'id'
  | 'state'
  | 'costSource'
  | 'heldNano'
  | 'costNano'
  | 'requestedModel'
  | 'servedModel'
  | 'provider'
  | 'generationId'
  | 'firstTokenMs'
  | 'durationMs'
  | 'promptTokens'
  | 'completionTokens'
  | 'cachedTokens'
  | 'reasoningTokens'
  | 'finishReason'
>;

/** Shorter than this, tokens per second would say how the network batched an answer, not how fast it was written. */
const SHORTEST_RATE_MS = 50;

export function toReceipt(call: ReceiptRow): Receipt {
  const state = receiptState(call);
  return {
    callId: call.id,
    state,
    costUsd: state === 'unsettled' || call.costNano === null ? null : nanoToDollars(call.costNano),
    heldUsd: nanoToDollars(call.heldNano),
    requestedModel: call.requestedModel,
    servedModel: call.servedModel,
    provider: call.provider,
    generationId: call.generationId,
    firstTokenMs: call.firstTokenMs,
    durationMs: call.durationMs,
    tokensPerSecond: tokensPerSecond(call),
    promptTokens: call.promptTokens,
    completionTokens: call.completionTokens,
    cachedTokens: call.cachedTokens,
    reasoningTokens: call.reasoningTokens,
    finishReason: call.finishReason,
  };
}

/** What people are told of a call's cost. */
export function receiptState(call: Pick<ReceiptRow, 'state' | 'costSource'>): Receipt['state'] {
  if (call.state === 'open' || call.state === 'unsettled') return 'unsettled';
  return call.state !== 'written_off' && call.costSource === 'reported' ? 'reported' : 'estimated';
}

/** Tokens a second while the answer was being written, to one decimal; null for an answer that came in one piece. */
function tokensPerSecond({ completionTokens, firstTokenMs, durationMs }: ReceiptRow): number | null {
  if (!completionTokens || firstTokenMs === null || durationMs === null) return null;
  const writtenMs = durationMs - firstTokenMs;
  return writtenMs < SHORTEST_RATE_MS ? null : Math.round((completionTokens * 10_000) / writtenMs) / 10;
}
