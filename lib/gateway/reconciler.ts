import { releaseHolds } from '#lib/budgets/release-holds';
import type { CallRecord, LateCost } from '#lib/ledger/call-record';
import { reapCalls } from '#lib/ledger/reap-calls';
import { settleLate } from '#lib/ledger/settle-late';
import { listDueCalls, postponeCall } from '#lib/ledger/unsettled-calls';
import { toDigits, toNano } from '#lib/money';
import { type Generation, readGeneration } from '#lib/openrouter/read-generation';
import type { Heart } from './heart.ts';
import { readWhole } from './read-whole.ts';

const TICK_MS = 1000;
const TIMEOUT_MS = 5000;
const GIVE_UP_MS = 24 * 3_600_000;
const LONGEST_PAUSE_MS = 3_600_000;
const BODY_BYTES = 64 * 1024;

export type Reconciler = {
  /** Asks about every call that is due; resolves when all are answered or put off. */
  runOnce: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Finds out what unsettled calls cost. Asks `GET /generation` with a doubling pause for a day, then books the estimate (`written_off`); a call
 * whose upstream cannot be asked is written off at once. Starts by taking over the calls that an earlier process left open.
 */
export function startReconciler(heart: Heart): Reconciler {
  const reaped = reapCalls(heart.db, Date.now());
  if (reaped) heart.log.warn({ calls: reaped }, 'calls were cut off by the last stop; asking what they cost');
  const stop = new AbortController();
  let running: Promise<void> | null = null;

  const runOnce = () => {
    running ??= Promise.all(listDueCalls(heart.db, Date.now()).map((call) => reconcile(heart, call, stop.signal)))
      .then(() => {})
      .catch((error: Error) => heart.log.error({ error: error.message }, 'reconciling failed'))
      .finally(() => {
        running = null;
      });
    return running;
  };
  const timer = setInterval(() => void runOnce(), TICK_MS).unref();

  return {
    runOnce,
    close: async () => {
      clearInterval(timer);
      stop.abort();
      await running;
    },
  };
}

async function reconcile(heart: Heart, call: CallRecord, signal: AbortSignal): Promise<void> {
  const generation = call.generationId ? await askFor(heart, call, call.generationId, signal) : null;
  if (signal.aborted) return;
  const now = Date.now();
  if (generation) return settle(heart, call, reported(call, generation, now));
  if (!call.generationId || now - call.openedAt > GIVE_UP_MS) return settle(heart, call, writtenOff(call, now));
  const pauseMs = Math.min(TICK_MS * 2 ** call.checks, LONGEST_PAUSE_MS);
  await heart.db.commit(() => postponeCall(heart.db, call.id, now + pauseMs));
}

async function askFor(
  heart: Heart,
  call: CallRecord,
  generationId: string,
  signal: AbortSignal,
): Promise<Generation | null> {
  const connection = heart.connections.find(call.connectionId);
  if (!connection) return null;
  try {
    const { status, body } = await heart.connections.request(connection, {
      method: 'GET',
      path: `/generation?id=${encodeURIComponent(generationId)}`,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      headersTimeoutMs: TIMEOUT_MS,
    });
    const bytes = await readWhole(body, BODY_BYTES);
    return status === 200 ? readGeneration(bytes) : null;
  } catch {
    return null;
  }
}

async function settle(heart: Heart, call: CallRecord, late: LateCost): Promise<void> {
  const row = await heart.db.commit(() => {
    const settled = settleLate(heart.db, late);
    if (settled) releaseHolds(heart.db, settled.id, settled.costNano ?? 0);
    return settled;
  });
  if (!row) return;
  if (late.state === 'written_off')
    heart.log.warn({ callId: call.id }, 'nobody could say what a call cost; the estimate was booked');
  heart.announceLateCost(row);
}

function reported(call: CallRecord, generation: Generation, now: number): LateCost {
  const { cost, ...told } = generation;
  const costNano = toNano(cost);
  return {
    id: call.id,
    state: 'reconciled',
    costNano,
    costDigits: toDigits(cost),
    costSource: 'reported',
    settledAt: now,
    isOverrun: costNano > call.heldNano,
    ...told,
  };
}

function writtenOff(call: CallRecord, now: number): LateCost {
  const costNano = call.estimateNano ?? call.heldNano;
  return {
    id: call.id,
    state: 'written_off',
    costNano,
    costDigits: null,
    costSource: 'estimated',
    settledAt: now,
    isOverrun: false,
  };
}
