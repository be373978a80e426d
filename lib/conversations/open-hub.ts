import { setTimeout as delay } from 'node:timers/promises';
import type { UIMessageChunk } from 'ai';
import { and, eq, isNull } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { runs as runRows } from '#db/schema/conversations';
import { AppError } from '#lib/errors';
import type { Log } from '#lib/log';
import type { Receipt } from '#lib/spend/receipt';
import { type ActiveRun, newActiveRun } from './active-run.ts';
import { foldChunk } from './fold-chunks.ts';
import { type Entry, openJournal, type Say } from './open-journal.ts';
import { openSeats } from './open-seats.ts';
import type { ConversationEvent, RunView } from './view.ts';

/** Time for the endings of interrupted runs to be written. */
const ENDING_MS = 5_000;

/** An event on its way to a reader; without a number where the reader could not go on from it. */
export type Shown = { seq: number | null; json: string };

export type Reader = { show: (event: Shown) => void; end: () => void };

/** `after`: a first connect with the cursor of the JSON. `resume`: a connect after a break, with the last number seen. */
export type From = { after: number } | { resume: number };

type Subscription = { reader: Reader; seq: number };

export type Hub = ReturnType<typeof openHub>;

/** Where runs tell and readers watch: the journal, the readers of each conversation, and the runs that are going on. */
export function openHub({ db, log }: { db: Db; log: Log }) {
  const activeRuns = new Map<string, ActiveRun>();
  const subscriptions = new Map<string, Set<Subscription>>();
  let isStopping = false;

  const journal = openJournal(
    { db, log },
    {
      onChunk: (runId, chunk) => {
        const run = activeRuns.get(runId);
        if (run) foldChunk(run.chunks, chunk);
      },
      onShow: (entries) => entries.forEach(show),
      activeRuns: () => [...activeRuns.keys()],
    },
  );

  function show(entry: Entry) {
    for (const subscription of subscriptions.get(entry.conversationId) ?? []) {
      if (entry.seq <= subscription.seq) continue;
      subscription.seq = entry.seq;
      subscription.reader.show(entry);
    }
  }

  const activeOf = (conversationId: string) =>
    [...activeRuns.values()].filter((run) => run.conversationId === conversationId);

  /**
   * What a first connect is shown: the runs going on, what happened since the cursor, and each of those runs from its first
   * piece. Only the last event has a number, because a reader that is cut off before it must begin anew.
   */
  function replayFresh(conversationId: string, cursor: number): Shown[] {
    const going = activeOf(conversationId);
    const hello: ConversationEvent = { type: 'hello', runs: going.map((run) => run.view) };
    const happened = journal.since(conversationId, cursor, { withChunks: false });
    const pieces = going.flatMap((run) =>
      run.chunks.map((chunk): ConversationEvent => ({ type: 'chunk', runId: run.view.id, chunk })),
    );
    const replay = [
      JSON.stringify(hello),
      ...happened.map((entry) => entry.json),
      ...pieces.map((piece) => JSON.stringify(piece)),
    ];
    return replay.map((json, index) => ({ seq: index === replay.length - 1 ? journal.cursor() : null, json }));
  }

  return {
    /** The number of the newest event; what a view that is read now already holds. */
    cursor: journal.cursor,

    /** Writes rows and the events that tell of them in one durable transaction, then shows the events. */
    commit: <T>(conversationId: string, change: (orm: Orm, say: Say) => T): Promise<T> =>
      journal.commit(conversationId, change),

    /** @throws AppError `unavailable` when the server is stopping: no run may begin. */
    requireOpen: () => {
      if (isStopping)
        throw new AppError('unavailable', 'The server is restarting; send it again in a moment.', { retryAfterS: 5 });
    },

    isStopping: () => isStopping,

    /** Where readers sit, by member. */
    seats: openSeats(),

    /** How many runs are going on, and how many readers watch. */
    load: () => ({
      runs: activeRuns.size,
      readers: [...subscriptions.values()].reduce((sum, readers) => sum + readers.size, 0),
    }),

    /** Takes up a run. To be called in the commit that writes its row, so that no reader can miss it. */
    begin: (conversationId: string, view: RunView): ActiveRun => {
      const run = newActiveRun(conversationId, view);
      activeRuns.set(view.id, run);
      return run;
    },

    tellChunk: (run: ActiveRun, chunk: UIMessageChunk) =>
      journal.add(run.conversationId, run.view.id, { type: 'chunk', runId: run.view.id, chunk }),

    /** Lets go of a run. To be called in the commit that writes its ending. */
    drop: (run: ActiveRun) => activeRuns.delete(run.view.id),

    activeRuns: activeOf,

    /** Everything told so far is in the journal and shown. */
    flush: journal.flush,

    /** Tells readers what a call cost, when that became known after its run had ended. */
    receiptChanged: (conversationId: string, runId: string, receipt: Receipt) => {
      db.orm
        .update(runRows)
        .set({ callId: receipt.callId })
        .where(and(eq(runRows.id, runId), isNull(runRows.callId)))
        .run();
      journal.add(conversationId, null, { type: 'receipt', runId, receipt });
    },

    /** Shows what the reader has missed and then everything new, with neither gap nor repeat. Returns how to leave. */
    watch: (conversationId: string, from: From, reader: Reader): (() => void) => {
      const cursor = 'after' in from ? from.after : from.resume;
      if (!journal.knows(cursor)) {
        const reset: ConversationEvent = { type: 'reset' };
        reader.show({ seq: null, json: JSON.stringify(reset) });
        reader.end();
        return () => {};
      }
      const replay =
        'after' in from
          ? replayFresh(conversationId, cursor)
          : journal.since(conversationId, cursor, { withChunks: true });
      const subscription: Subscription = { reader, seq: journal.cursor() };
      const readers = subscriptions.get(conversationId) ?? new Set();
      subscriptions.set(conversationId, readers.add(subscription));
      for (const event of replay) reader.show(event);
      return () => {
        readers.delete(subscription);
        if (readers.size === 0 && subscriptions.get(conversationId) === readers) subscriptions.delete(conversationId);
      };
    },

    /** Tells the readers of a conversation that it is gone, and lets them go. */
    dismiss: (conversationId: string) => {
      const deleted: ConversationEvent = { type: 'deleted' };
      for (const { reader } of subscriptions.get(conversationId) ?? []) {
        reader.show({ seq: null, json: JSON.stringify(deleted) });
        reader.end();
      }
      subscriptions.delete(conversationId);
    },

    /** Admits no more runs, gives those that are going on their time, and marks the rest interrupted. */
    stopAll: async ({ graceMs }: { graceMs: number }) => {
      isStopping = true;
      const allEnded = () => Promise.all([...activeRuns.values()].map((run) => run.ended));
      await Promise.race([allEnded(), delay(graceMs, undefined, { ref: false })]);
      for (const run of activeRuns.values()) run.stop('interrupted');
      await Promise.race([allEnded(), delay(ENDING_MS, undefined, { ref: false })]);
    },

    close: () => {
      journal.close();
      for (const readers of subscriptions.values()) for (const { reader } of readers) reader.end();
      subscriptions.clear();
    },
  };
}
