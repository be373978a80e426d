import type { Attempt } from '#lib/ledger/attempts';
import type { ClosedCall } from '#lib/ledger/call-record';
import { billableUsage } from '#lib/models/billable-usage';
import { costOfUsage } from '#lib/models/cost-of-usage';
import type { Model, Usage } from '#lib/models/model';
import type { ModelSource } from '#lib/models/resolve-model';
import { type Decimal, NANO_SCALE, toDigits, toNano } from '#lib/money';
import type { CompletionReading } from '#lib/openrouter/completion-reading';
import type { AdmittedCall, CallLeg } from './admit-call.ts';
import type { Attempted } from './attempt-call.ts';
import { type Anomaly, findAnomaly } from './find-anomaly.ts';

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
  /** What the catalogue knows of a model by its name. */
  readonly find: ModelSource['find'];
  readonly bytes: number;
  readonly firstContentAt: number | null;
  readonly endedAt: number;
  readonly now: number;
};

/** A call's ending, and that of its last attempt, which says its own cost where an earlier one is still to be asked for. */
export type Closing = Omit<ClosedCall, 'id'> & { readonly attempt: Attempt | null };

/**
 * What the ledger writes of an ended call. Its cost is upstream's own word; without one it stays unknown while the upstream can be asked
 * for it, and is estimated where nobody can. What failed attempts at other upstreams cost is part of it.
 */
export function closedCall(call: AdmittedCall, { leg, last, earlier }: Attempted, seen: Observed): Closing {
  const usage = seen.reading?.usage ?? null;
  // What an upstream told before it was cut off, it may have gone on from.
  const isWhole = seen.ending === 'finished' || seen.reading?.isDone === true || seen.reading?.finishReason != null;
  const isCompatible = leg.connection.kind === 'compatible';
  const estimate = estimateOf(call, leg, seen);
  const isAskable = seen.generationId !== null && !seen.isFree && !isCompatible;
  const toldCost = isWhole || !isAskable ? usage?.cost : null;
  // Nobody knows what this model costs until an admin says so.
  const isUnpriced = isCompatible && !seen.isFree && estimate === null;
  const cost = seen.isFree ? { digits: 0n, scale: 0 } : (toldCost ?? (isAskable ? null : estimate));
  const isUnknown = (isAskable && toldCost == null) || (isUnpriced && usage?.cost == null);
  const ownNano = isUnknown ? null : cost ? toNano(cost) : call.heldNano;
  const costNano = ownNano === null || earlier.isOwed ? null : ownNano + earlier.knownNano;
  const isAlone = earlier.knownNano === 0 && !earlier.isOwed;
  const isReported = (seen.isFree || Boolean(usage?.cost)) && !earlier.isEstimated;
  return {
    ending: seen.ending,
    endedAt: seen.now,
    costNano,
    attempt: last && { ...last, costNano: earlier.isOwed ? ownNano : null },
    costDigits: toldCost && isAlone ? toDigits(toldCost) : null,
    costSource: costNano === null ? null : isReported ? 'reported' : 'estimated',
    servedModel: isCompatible ? leg.candidates[0].model.id : (seen.reading?.servedModel ?? null),
    provider: isCompatible ? leg.connection.name : (seen.reading?.provider ?? null),
    generationId: isCompatible ? null : seen.generationId,
    promptTokens: usage?.promptTokens ?? null,
    completionTokens: usage?.completionTokens ?? null,
    cachedTokens: usage?.cachedTokens ?? null,
    cacheWriteTokens: usage?.cacheWriteTokens ?? null,
    reasoningTokens: usage?.reasoningTokens ?? null,
    isByok: usage?.isByok ?? false,
    isOverrun: costNano !== null && costNano > call.heldNano,
    anomaly: toldCost ? anomalyOf(call, leg, seen, toldCost) : null,
    firstTokenMs: seen.firstContentAt === null ? null : Math.round(seen.firstContentAt - call.startedAt),
    durationMs: Math.round(seen.endedAt - call.startedAt),
    finishReason: seen.reading?.finishReason ?? null,
    errorCode: seen.why?.code ?? null,
    errorMessage: seen.why?.message ?? null,
    httpStatus: seen.status,
    bytesReceived: seen.bytes,
    estimateNano: estimate && toNano(estimate),
    nextCheckAt: costNano === null ? seen.now + FIRST_CHECK_MS : null,
  };
}

/**
 * The formula over what upstream counted, or over what we saw pass by where it counted nothing. An answer in one piece of which nothing
 * came is written to its end all the same, whoever leaves: that costs what was held for it.
 */
function estimateOf(call: AdmittedCall, leg: CallLeg, seen: Observed): Decimal | null {
  if (!call.isStreamed && seen.reading === null && seen.status === null) {
    const { amountNano } = call.estimate;
    return amountNano === null ? null : { digits: BigInt(amountNano), scale: NANO_SCALE };
  }
  const counted = countedOf(call, seen);
  // What upstream counted it may also insure; what we only saw is booked in full.
  const billable = seen.reading?.usage ? billableUsage(counted, seen.reading.finishReason) : counted;
  return costOfUsage(servedBy(leg, seen).pricing, billable, new Date(call.openedAt));
}

function anomalyOf(call: AdmittedCall, leg: CallLeg, seen: Observed, cost: Decimal): Anomaly | null {
  return findAnomaly({
    cost,
    pricing: servedBy(leg, seen).pricing,
    usage: countedOf(call, seen),
    finishReason: seen.reading?.finishReason ?? null,
    isFinished: seen.ending === 'finished',
    isByok: seen.reading?.usage?.isByok ?? false,
    at: new Date(call.openedAt),
  });
}

/** The candidate that answered; where a router chose, the model that it chose. */
function servedBy({ candidates, connection }: CallLeg, { reading, find }: Observed): Model {
  const [{ model: first }] = candidates;
  const name = reading?.servedModel ?? '';
  const named = candidates.find(({ id, model }) => [id, model.id, model.canonicalSlug].includes(name));
  if (named) return named.model;
  return (name !== '' && connection.kind !== 'compatible' && find(name)) || first;
}

function countedOf(call: AdmittedCall, { reading }: Observed): Usage {
  const usage = reading?.usage ?? null;
  return {
    promptTokens: usage?.promptTokens ?? call.estimate.promptTokens,
    completionTokens: usage?.completionTokens ?? reading?.contentTokens ?? 0,
    cachedTokens: usage?.cachedTokens ?? 0,
    cacheWriteTokens: usage?.cacheWriteTokens ?? 0,
    audioTokens: usage?.audioTokens ?? 0,
    reasoningTokens: usage?.reasoningTokens ?? 0,
    audioOutputTokens: usage?.audioOutputTokens ?? 0,
    webSearchRequests: usage?.webSearchRequests ?? 0,
  };
}
