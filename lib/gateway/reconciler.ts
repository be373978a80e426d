import { raiseAnomaly } from '#lib/budgets/raise-anomaly';
import { releaseHolds } from '#lib/budgets/release-holds';
import { listAttemptCosts, noteAttemptCost } from '#lib/ledger/attempt-costs';
import type { CallRecord, LateCost } from '#lib/ledger/call-record';
import { reapCalls } from '#lib/ledger/reap-calls';
import { settleLate } from '#lib/ledger/settle-late';
import { listDueCalls, postponeCall } from '#lib/ledger/unsettled-calls';
import { costOfUsage } from '#lib/models/cost-of-usage';
import type { Usage } from '#lib/models/model';
import { NO_USAGE } from '#lib/models/no-usage';
import { toDigits, toNano } from '#lib/money';
import { type Generation, readGeneration } from '#lib/openrouter/read-generation';
import { type Job, startJob } from '#lib/start-job';
import { findAnomaly } from './find-anomaly.ts';
import type { Heart } from './heart.ts';
import { readWhole } from './read-whole.ts';

const TICK_MS = 1000;
const TIMEOUT_MS = 10_000;
const GIVE_UP_MS = 24 * 3_600_000;
const LONGEST_PAUSE_MS = 3_600_000;
const BODY_BYTES = 64 * 1024;

/**
 * Finds out what unsettled calls cost. Asks `GET /generation` with a doubling pause for a day, then books the estimate (`written_off`); a call
 * whose upstream cannot be asked is written off at once. A run ends when every call that is due is answered or put off. Starts by taking over the calls that an earlier process left open.
 */
export function startReconciler(heart: Heart): Job {
  const reaped = reapCalls(heart.db, Date.now());
  if (reaped) heart.log.warn({ calls: reaped }, 'calls were cut off by the last stop; asking what they cost');
  return startJob(heart, {
    everyMs: TICK_MS,
    failed: 'reconciling failed',
    run: async (signal) => {
      const due = listDueCalls(heart.db, Date.now()).map((call) => reconcile(heart, call, signal));
      const failed = (await Promise.allSettled(due)).find((each) => each.status === 'rejected');
      if (failed) throw failed.reason;
    },
  });
}

async function reconcile(heart: Heart, call: CallRecord, signal: AbortSignal): Promise<void> {
  const earlier = await askForEarlier(heart, call, signal);
  const own = await askForOwn(heart, call, signal);
  if (signal.aborted) return;
  const now = Date.now();
  if (own && earlier.isKnown) return settle(heart, call, withEarlier(own, earlier, call));
  // A model without a price has no estimate to book: its calls wait for the admin who gives it one, however long.
  const isWaiting = isUnpriced(heart, call);
  const canBeAsked = !earlier.isKnown || isAskable(heart, call) || isWaiting;
  if (!canBeAsked || (now - call.openedAt > GIVE_UP_MS && !isWaiting))
    return settle(heart, call, withEarlier(own ?? writtenOff(call, now), earlier, call));
  const pauseMs = Math.min(TICK_MS * 2 ** call.checks, LONGEST_PAUSE_MS);
  await heart.db.commit(() => postponeCall(heart.db, call.id, now + pauseMs));
}

function isAskable(heart: Heart, call: CallRecord): boolean {
  return call.generationId !== null && heart.connections.find(call.connectionId)?.kind !== 'compatible';
}

/** A compatible server's answer whose model has no price yet: an admin can still say one. */
function isUnpriced(heart: Heart, call: CallRecord): boolean {
  return (
    call.estimateNano === null &&
    call.ending !== 'died' &&
    heart.connections.find(call.connectionId)?.kind === 'compatible'
  );
}

/** What the last attempt cost, if it is known by now: noted already, upstream's word, or its tokens at the price that an admin gave since. */
async function askForOwn(heart: Heart, call: CallRecord, signal: AbortSignal): Promise<LateCost | null> {
  const now = Date.now();
  const last = listAttemptCosts(heart.db, call.id).at(-1);
  // Of a process that died between two upstreams, the last that was written is an earlier one.
  const noted = last && last.verdict !== 'next' ? last.costNano : null;
  if (noted !== null) return { ...booked(call, noted, now), state: 'reconciled' };
  if (isUnpriced(heart, call)) {
    const priced = pricedLate(heart, call);
    return priced === null ? null : { ...booked(call, priced, now), state: 'reconciled' };
  }
  if (!call.generationId || !isAskable(heart, call)) return null;
  const generation = await askFor(heart, call.connectionId, call.generationId, signal);
  return generation && reported(heart, call, generation, now);
}

/** What the failed attempts at other upstreams cost; those that nobody could say of yet are asked about once more. */
async function askForEarlier(heart: Heart, call: CallRecord, signal: AbortSignal): Promise<Earlier> {
  const failed = listAttemptCosts(heart.db, call.id).filter(({ verdict }) => verdict === 'next');
  const told = await Promise.all(
    failed.map(async ({ number, costNano, connectionId, generationId, estimateNano }) => {
      if (costNano !== null) return { costNano, isKnown: true };
      const generation = generationId ? await askFor(heart, connectionId, generationId, signal) : null;
      if (!generation) return { costNano: estimateNano ?? 0, isKnown: false };
      const asked = toNano(generation.cost);
      await heart.db.commit(() => noteAttemptCost(heart.db, call.id, number, asked));
      return { costNano: asked, isKnown: true };
    }),
  );
  return {
    costNano: told.reduce((sum, { costNano }) => sum + costNano, 0),
    isKnown: told.every(({ isKnown }) => isKnown),
  };
}

type Earlier = { readonly costNano: number; readonly isKnown: boolean };

function withEarlier(own: LateCost, { costNano, isKnown }: Earlier, call: CallRecord): LateCost {
  if (costNano === 0 && isKnown) return own;
  const total = (own.costNano ?? 0) + costNano;
  return {
    ...own,
    state: isKnown ? own.state : 'written_off',
    costNano: total,
    costDigits: null,
    costSource: isKnown ? own.costSource : 'estimated',
    isOverrun: total > call.heldNano,
  };
}

function pricedLate(heart: Heart, call: CallRecord): number | null {
  const pricing = heart.catalogue.find(call.servedModel ?? call.requestedModel)?.pricing;
  if (!pricing) return null;
  const cost = costOfUsage(pricing, usageOf(call), new Date(call.openedAt));
  return cost && toNano(cost);
}

function usageOf(call: CallRecord, told?: Generation): Usage {
  return {
    ...NO_USAGE,
    promptTokens: told?.promptTokens ?? call.promptTokens ?? 0,
    completionTokens: told?.completionTokens ?? call.completionTokens ?? 0,
    cachedTokens: told?.cachedTokens ?? call.cachedTokens ?? 0,
    cacheWriteTokens: call.cacheWriteTokens ?? 0,
    reasoningTokens: told?.reasoningTokens ?? call.reasoningTokens ?? 0,
    // No search finds less than a result.
    webSearchRequests: told?.searchResults ?? 0,
  };
}

async function askFor(
  heart: Heart,
  connectionId: string,
  generationId: string,
  signal: AbortSignal,
): Promise<Generation | null> {
  // The account outlives a key that was removed: another of its keys may ask.
  const current = heart.connections.current();
  const connection = heart.connections.find(connectionId) ?? (current.kind === 'openrouter' ? current : null);
  if (!connection) return null;
  try {
    const { status, body } = await heart.connections.request(connection, {
      method: 'GET',
      path: `/generation?id=${encodeURIComponent(generationId)}`,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      headersTimeoutMs: TIMEOUT_MS,
    });
    const bytes = await readWhole(body, BODY_BYTES, TIMEOUT_MS);
    return status === 200 ? readGeneration(bytes) : null;
  } catch {
    return null;
  }
}

async function settle(heart: Heart, call: CallRecord, late: LateCost): Promise<void> {
  const row = await heart.db.commit(() => {
    const settled = settleLate(heart.db, late);
    if (!settled) return null;
    releaseHolds(heart.db, settled.id, settled.costNano ?? 0);
    raiseAnomaly(heart.db, settled);
    return settled;
  });
  if (!row) return;
  if (late.state === 'written_off')
    heart.log.warn({ callId: call.id }, 'nobody could say what a call cost; the estimate was booked');
  heart.announceLateCost(row);
}

function reported({ catalogue }: Heart, call: CallRecord, generation: Generation, now: number): LateCost {
  const { cost, searchResults: _, ...told } = generation;
  const costNano = toNano(cost);
  const served = catalogue.find(generation.servedModel ?? call.servedModel ?? call.requestedModel);
  return {
    id: call.id,
    state: 'reconciled',
    costNano,
    costDigits: toDigits(cost),
    costSource: 'reported',
    settledAt: now,
    isOverrun: costNano > call.heldNano,
    anomaly:
      served &&
      findAnomaly({
        cost,
        pricing: served.pricing,
        usage: usageOf(call, generation),
        finishReason: generation.finishReason ?? call.finishReason,
        isFinished: call.ending === 'finished',
        isByok: generation.isByok,
        at: new Date(call.openedAt),
      }),
    ...told,
  };
}

function writtenOff(call: CallRecord, now: number): LateCost {
  return { ...booked(call, call.estimateNano ?? call.heldNano, now), state: 'written_off' };
}

/** A cost of our own reckoning. */
function booked(call: CallRecord, costNano: number, now: number): Omit<LateCost, 'state'> {
  return {
    id: call.id,
    costNano,
    costDigits: null,
    costSource: 'estimated',
    settledAt: now,
    isOverrun: costNano > call.heldNano,
    anomaly: null,
  };
}
