import type { ClosedCall } from '#lib/ledger/call-record';
import { billableUsage } from '#lib/models/billable-usage';
import { costOfUsage } from '#lib/models/cost-of-usage';
import type { Usage } from '#lib/models/model';
import { type Decimal, toDigits, toNano } from '#lib/money';
import type { CompletionReading } from '#lib/openrouter/completion-reading';
import type { AdmittedCall } from './admit-call.ts';

/** `GET /generation` answers 404 until the record exists, about a second. */
const FIRST_CHECK_MS = 1500;

type Observed = {
  readonly ending: 'finished' | 'left' | 'broke' | 'refused';
  readonly why: { readonly code: string; readonly message: string } | null;
  /** Null when no completion was read at all. */
  readonly reading: CompletionReading | null;
  readonly generationId: string | null;
  /** Whether upstream provably charged nothing. */
  readonly isFree: boolean;
  readonly status: number | null;
  readonly bytes: number;
  readonly firstContentAt: number | null;
  readonly endedAt: number;
  readonly now: number;
};

/**
 * What the ledger writes of an ended call. Its cost is upstream's own word; without one it stays unknown while the upstream can be asked
 * for it, and is estimated where nobody can.
 */
export function closedCall(call: AdmittedCall, seen: Observed): Omit<ClosedCall, 'id'> {
  const usage = seen.reading?.usage ?? null;
  const estimate = estimateOf(call, seen);
  const isAskable = seen.generationId !== null && !seen.isFree;
  const cost = seen.isFree ? { digits: 0n, scale: 0 } : (usage?.cost ?? (isAskable ? null : estimate));
  const costNano = cost && toNano(cost);
  return {
    ending: seen.ending,
    endedAt: seen.now,
    costNano: isAskable && usage?.cost == null ? null : (costNano ?? call.heldNano),
    costDigits: usage?.cost ? toDigits(usage.cost) : null,
    costSource: seen.isFree || usage?.cost ? 'reported' : isAskable ? null : 'estimated',
    servedModel: seen.reading?.servedModel ?? null,
    provider: seen.reading?.provider ?? null,
    generationId: seen.generationId,
    promptTokens: usage?.promptTokens ?? null,
    completionTokens: usage?.completionTokens ?? null,
    cachedTokens: usage?.cachedTokens ?? null,
    cacheWriteTokens: usage?.cacheWriteTokens ?? null,
    reasoningTokens: usage?.reasoningTokens ?? null,
    isByok: usage?.isByok ?? false,
    isOverrun: costNano !== null && costNano > call.heldNano,
    firstTokenMs: seen.firstContentAt === null ? null : Math.round(seen.firstContentAt - call.startedAt),
    durationMs: Math.round(seen.endedAt - call.startedAt),
    finishReason: seen.reading?.finishReason ?? null,
    errorCode: seen.why?.code ?? null,
    errorMessage: seen.why?.message ?? null,
    httpStatus: seen.status,
    bytesReceived: seen.bytes,
    estimateNano: estimate && toNano(estimate),
    nextCheckAt: isAskable && usage?.cost == null ? seen.now + FIRST_CHECK_MS : null,
  };
}

/** The formula over what upstream counted, or over what we saw pass by where it counted nothing. */
function estimateOf(call: AdmittedCall, seen: Observed): Decimal | null {
  const { reading } = seen;
  const [candidate] = call.plan.candidates;
  const served =
    call.plan.candidates.find(({ id, model }) =>
      [id, model.id, model.canonicalSlug].includes(reading?.servedModel ?? ''),
    ) ?? candidate;
  const usage = reading?.usage ?? null;
  const counted: Usage = {
    promptTokens: usage?.promptTokens ?? call.estimate.promptTokens,
    completionTokens: usage?.completionTokens ?? reading?.contentTokens ?? 0,
    cachedTokens: usage?.cachedTokens ?? 0,
    cacheWriteTokens: usage?.cacheWriteTokens ?? 0,
    audioTokens: usage?.audioTokens ?? 0,
    reasoningTokens: usage?.reasoningTokens ?? 0,
    audioOutputTokens: usage?.audioOutputTokens ?? 0,
    webSearchRequests: usage?.webSearchRequests ?? 0,
  };
  // What upstream counted it may also insure; what we only saw is booked in full.
  const billable = usage ? billableUsage(counted, reading?.finishReason ?? null) : counted;
  return costOfUsage(served.model.pricing, billable, new Date(call.openedAt));
}
