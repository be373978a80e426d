import type { UIMessageChunk } from 'ai';
import { and, asc, eq, gt, isNull, lt, max, min, notInArray, or, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { events } from '#db/schema/conversations';
import { describeError } from '#lib/describe-error';
import type { Log } from '#lib/log';
import { joinChunks } from './fold-chunks.ts';
import type { ConversationEvent } from './view.ts';

const FLUSH_MS = 25;
const KEEP_MS = 10 * 60_000;
const PRUNE_EVERY_MS = 60_000;
const PRUNE_ROWS = 2_000;
/** Browsers may hold numbers that never reached the file; a start leaps over them. */
const LEAP = 1_000_000;

/** A journalled event: its number and its JSON as it is sent. */
export type Entry = { seq: number; conversationId: string; json: string };

export type Say = (event: ConversationEvent) => void;

type Pending = { conversationId: string; runId: string | null; event: ConversationEvent };

type Batch = { entries: Entry[]; isWritten: boolean };

type Listeners = {
  /** Called in the moment that a chunk is in the journal. */
  onChunk: (runId: string, chunk: UIMessageChunk) => void;
  /** Called, in the order of their numbers, with events that are in the journal. */
  onShow: (entries: Entry[]) => void;
  /** Runs whose chunks must be kept. */
  activeRuns: () => string[];
};

/**
 * The journal of what browsers are shown. Invariant: an event is written first and shown afterwards, and events are shown in the
 * order of their numbers, which are never reused.
 */
export function openJournal({ db, log }: { db: Db; log: Log }, listeners: Listeners) {
  const insert = db.prepared(insertEvent);
  let pending: Pending[] = [];
  let lastOfRun = new Map<string, Pending>();
  let flushTimer: NodeJS.Timeout | null = null;
  let seq = firstSeq(db.orm);
  const toShow: Batch[] = [];

  let isClosed = false;
  /** Events up to this number may be gone. */
  let horizon = 0;
  prune();
  horizon = Math.max(
    horizon,
    (db.orm
      .select({ seq: min(events.seq) })
      .from(events)
      .get()?.seq ?? seq + 1) - 1,
  );
  const pruneTimer = setInterval(prune, PRUNE_EVERY_MS).unref();

  function add(conversationId: string, runId: string | null, event: ConversationEvent) {
    if (isClosed) return;
    const before = runId ? lastOfRun.get(runId) : undefined;
    const joined =
      before?.event.type === 'chunk' && event.type === 'chunk' ? joinChunks(before.event.chunk, event.chunk) : null;
    if (before?.event.type === 'chunk' && joined) {
      before.event = { ...before.event, chunk: joined };
      return;
    }
    const added = { conversationId, runId, event };
    pending.push(added);
    if (runId) lastOfRun.set(runId, added);
    flushTimer ??= setTimeout(flush, FLUSH_MS);
  }

  function flush() {
    if (flushTimer) clearTimeout(flushTimer);
    flushTimer = null;
    if (pending.length === 0) return;
    const batch: Batch = { entries: [], isWritten: true };
    try {
      db.orm.transaction(
        () => {
          for (const one of pending) write(batch, one);
        },
        { behavior: 'immediate' },
      );
    } catch (error) {
      db.isFull(error);
      log.error(
        { failure: describeError(error), events: pending.length },
        'the journal could not be written; trying again',
      );
      flushTimer = setTimeout(flush, FLUSH_MS * 40);
      return;
    }
    const written = pending;
    pending = [];
    lastOfRun = new Map();
    for (const { runId, event } of written) if (runId && event.type === 'chunk') listeners.onChunk(runId, event.chunk);
    toShow.push(batch);
    show();
  }

  /** A conversation that was deleted meanwhile takes no more events. */
  function write(batch: Batch, { conversationId, runId, event }: Pending) {
    seq += 1;
    const json = JSON.stringify(event);
    const { changes } = insert.run({ seq, conversationId, runId, at: Date.now(), event: json });
    if (changes > 0) batch.entries.push({ seq, conversationId, json });
  }

  function show() {
    while (toShow[0]?.isWritten) listeners.onShow(toShow.shift()?.entries ?? []);
  }

  function prune() {
    if (isClosed) return;
    try {
      if (pruneSome() === PRUNE_ROWS) setImmediate(prune);
    } catch (error) {
      db.isFull(error);
      log.error({ failure: describeError(error) }, 'old events could not be taken away; trying again in a minute');
    }
  }

  /** Returns how many went. */
  function pruneSome(): number {
    const old = lt(events.at, Date.now() - KEEP_MS);
    const last = db.orm
      .select({ seq: max(events.seq) })
      .from(events)
      .where(old)
      .get()?.seq;
    if (!last) return 0;
    horizon = Math.max(horizon, last);
    const isOver = or(isNull(events.runId), notInArray(events.runId, listeners.activeRuns()));
    const slice = db.orm.select({ seq: events.seq }).from(events).where(and(old, isOver)).limit(PRUNE_ROWS);
    return db.orm.delete(events).where(sql`${events.seq} in ${slice}`).run().changes;
  }

  return {
    /** The number of the newest event. */
    cursor: () => seq,

    /** Writes at the next flush, then shows. */
    add,

    flush,

    /**
     * Writes rows and the events that tell of them in one durable transaction, and shows the events once it is on the disk.
     * What was added before is in the journal first.
     */
    commit: async <T>(conversationId: string, change: (orm: Orm, say: Say) => T): Promise<T> => {
      flush();
      const batch: Batch = { entries: [], isWritten: false };
      try {
        return await db.commit((orm) => {
          const result = change(orm, (event) => write(batch, { conversationId, runId: null, event }));
          toShow.push(batch);
          return result;
        });
      } catch (error) {
        batch.entries = [];
        throw error;
      } finally {
        batch.isWritten = true;
        show();
      }
    },

    knows: (cursor: number) => cursor >= horizon && cursor <= seq,

    /** Everything after a number; `withChunks: false` leaves out the pieces of answers. */
    since: (conversationId: string, cursor: number, { withChunks }: { withChunks: boolean }): Entry[] =>
      db.orm
        .select({ seq: events.seq, conversationId: events.conversationId, json: events.event })
        .from(events)
        .where(
          and(
            eq(events.conversationId, conversationId),
            gt(events.seq, cursor),
            withChunks ? undefined : isNull(events.runId),
          ),
        )
        .orderBy(asc(events.seq))
        .all(),

    close: () => {
      isClosed = true;
      clearInterval(pruneTimer);
      flush();
      if (flushTimer) clearTimeout(flushTimer);
    },
  };
}

function firstSeq(orm: Orm): number {
  const row = orm.get<{ seq: number } | undefined>(sql`select seq from sqlite_sequence where name = 'events'`);
  return row ? row.seq + LEAP : 0;
}

function insertEvent(orm: Orm) {
  const p = sql.placeholder;
  return orm
    .insert(events)
    .select(
      sql`select ${p('seq')}, ${p('conversationId')}, ${p('runId')}, ${p('at')}, ${p('event')} where exists (select 1 from conversations where id = ${p('conversationId')})`,
    )
    .prepare();
}
