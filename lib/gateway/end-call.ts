import { setTimeout as sleep } from 'node:timers/promises';
import { raiseAnomaly } from '#lib/budgets/raise-anomaly';
import { releaseHolds } from '#lib/budgets/release-holds';
import { describeError } from '#lib/describe-error';
import { closeAttempt } from '#lib/ledger/attempts';
import type { CallRecord } from '#lib/ledger/call-record';
import { closeCall } from '#lib/ledger/close-call';
import type { AdmittedCall } from './admit-call.ts';
import type { Closing } from './closed-call.ts';
import type { Heart } from './heart.ts';

const LONGEST_PAUSE_MS = 30_000;

/** `tried`: it was written, or cannot be for now; never rejects. `settled`: it is written. */
export type Ended = { readonly tried: Promise<void>; readonly settled: Promise<CallRecord> };

/**
 * Writes a call's ending, its rollups and the release of its holds in one transaction. An unsettled call keeps its holds. A database
 * that refuses is asked again for as long as the process lives: the row on disk is still open, so a crash loses nothing either.
 */
export function endCall(heart: Heart, call: AdmittedCall, closing: Closing): Ended {
  const first = write(heart, call, closing);
  return {
    tried: first.then(
      () => {},
      () => {},
    ),
    settled: first
      .catch((error: unknown) => tryAgain(heart, call, closing, error))
      .then((row) => {
        heart.metrics.countCall(row);
        return row;
      }),
  };
}

function write({ db }: Heart, call: AdmittedCall, { attempt, ...closed }: Closing): Promise<CallRecord> {
  return db.write(() => {
    const row = closeCall(db, { id: call.id, ...closed });
    if (!row) throw new Error(`call ${call.id} was ended twice`);
    if (attempt) closeAttempt(db, attempt);
    if (row.costNano !== null) releaseHolds(db, row.id, row.costNano);
    raiseAnomaly(db, row);
    return row;
  });
}

async function tryAgain(heart: Heart, call: AdmittedCall, closing: Closing, first: unknown): Promise<CallRecord> {
  let error = first;
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    if (!heart.db.client.open) throw error;
    heart.log.error({ callId: call.id, failure: describeError(error) }, 'a call could not be settled; trying again');
    await sleep(pauseMs);
    try {
      return await write(heart, call, closing);
    } catch (again) {
      error = again;
    }
  }
}
