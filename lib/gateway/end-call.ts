import { setTimeout as sleep } from 'node:timers/promises';
import { releaseHolds } from '#lib/budgets/release-holds';
import { describeError } from '#lib/describe-error';
import { closeAttempt } from '#lib/ledger/attempts';
import type { CallRecord } from '#lib/ledger/call-record';
import { closeCall } from '#lib/ledger/close-call';
import type { AdmittedCall } from './admit-call.ts';
import type { Closing } from './closed-call.ts';
import type { Heart } from './heart.ts';

const LONGEST_PAUSE_MS = 30_000;

/**
 * Writes a call's ending, its rollups and the release of its holds in one durable commit. An unsettled call keeps its holds. A database
 * that refuses is asked again for as long as the process lives: the row on disk is still open, so a crash loses nothing either.
 */
export async function endCall(heart: Heart, call: AdmittedCall, closing: Closing): Promise<CallRecord> {
  const { attempt, ...closed } = closing;
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      const ended = await heart.db.commitSoon(() => {
        const row = closeCall(heart.db, { id: call.id, ...closed });
        if (!row) throw new Error(`call ${call.id} was ended twice`);
        if (attempt) closeAttempt(heart.db, attempt);
        if (row.costNano !== null) releaseHolds(heart.db, row.id, row.costNano);
        return row;
      });
      heart.metrics.countCall(ended);
      return ended;
    } catch (error) {
      if (!heart.db.client.open) throw error;
      heart.log.error({ callId: call.id, failure: describeError(error) }, 'a call could not be settled; trying again');
      await sleep(pauseMs);
    }
  }
}
