import type { calls } from '#db/schema/ledger';
import { receiptState } from './to-receipt.ts';

type Call = typeof calls.$inferSelect;

/** The columns of the export and how each is read from a call. Unknown is empty, never 0. */
const COLUMNS: Record<string, (call: Call) => string | number | null> = {
  call_id: (call) => call.id,
  opened_at: (call) => toInstant(call.openedAt),
  ended_at: (call) => toInstant(call.endedAt),
  settled_at: (call) => toInstant(call.settledAt),
  state: (call) => receiptState(call),
  ending: (call) => call.ending,
  cost_usd: (call) => (isUnsettled(call) ? null : toDollars(call.costNano)),
  held_usd: (call) => (isUnsettled(call) ? toDollars(call.heldNano) : null),
  upstream_cost: (call) => call.costDigits,
  member: (call) => call.memberName,
  member_id: (call) => call.memberId,
  key: (call) => call.keyName,
  key_id: (call) => call.keyId,
  purpose: (call) => call.purpose,
  app: (call) => call.app,
  conversation_id: (call) => call.conversationId,
  run_id: (call) => call.runId,
  connection: (call) => call.connectionName,
  requested_model: (call) => call.requestedModel,
  served_model: (call) => call.servedModel,
  provider: (call) => call.provider,
  generation_id: (call) => call.generationId,
  is_streamed: (call) => toWord(call.isStreamed),
  is_byok: (call) => toWord(call.isByok),
  is_overrun: (call) => toWord(call.isOverrun),
  anomaly: (call) => call.anomaly,
  prompt_tokens: (call) => call.promptTokens,
  completion_tokens: (call) => call.completionTokens,
  cached_tokens: (call) => call.cachedTokens,
  cache_write_tokens: (call) => call.cacheWriteTokens,
  reasoning_tokens: (call) => call.reasoningTokens,
  first_token_ms: (call) => call.firstTokenMs,
  duration_ms: (call) => call.durationMs,
  finish_reason: (call) => call.finishReason,
  http_status: (call) => call.httpStatus,
  error_code: (call) => call.errorCode,
};

export const CSV_HEADER = Object.keys(COLUMNS);

export function toCsvRecord(call: Call): (string | number | null)[] {
  return Object.values(COLUMNS).map((read) => read(call));
}

function isUnsettled(call: Call): boolean {
  return receiptState(call) === 'unsettled';
}

/** All nine digits, so that a column of them lines up and adds up: `0.001500000`. */
function toDollars(nano: number | null): string | null {
  if (nano === null) return null;
  const digits = String(nano).padStart(10, '0');
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`;
}

function toInstant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** The driver gives 0 and 1 for what drizzle calls a boolean. */
function toWord(flag: boolean | number): string {
  return flag ? 'true' : 'false';
}
