import { Readable, Writable } from 'node:stream';
import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { keptAnswers, keptPieces } from '#db/schema/replay';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import type { AnswerSink } from './answer-sink.ts';

const KEPT_MS = 24 * 3_600_000;
const PRUNED_EVERY_MS = 60_000;

/** Which request: the same key, the same `Idempotency-Key` and the same bytes are the same one. */
export type ReplayRequest = { readonly keyId: string; readonly idempotencyKey: string; readonly requestHash: string };

export type Replay = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What is kept so far, then what comes; breaks off where our process died. */
  readonly body: Readable;
  /** Whether an earlier request made the answer. */
  readonly isReplayed: boolean;
};

export type Replays = {
  /**
   * The answer to a request: `make` is called once, whoever else asks meanwhile or within a day gets the same bytes. When `make` throws,
   * all who wait get its error and nothing is kept.
   * @throws AppError `conflict` with status 422 when the `Idempotency-Key` was used for another request.
   */
  answer: (request: ReplayRequest, make: (sink: AnswerSink) => Promise<void>, now?: number) => Promise<Replay>;
};

type Head = { readonly status: number; readonly headers: Record<string, string> };
type Live = { readonly head: Promise<Head>; readonly listeners: Set<() => void>; isOver: boolean };

/** Answers that can be given twice. What an earlier process left unfinished is marked as broken off. */
export function openReplays({ db }: { db: Db }, startedAt: number = Date.now()): Replays {
  const live = new Map<string, Live>();
  let prunedAt = 0;
  db.orm.update(keptAnswers).set({ state: 'broken' }).where(eq(keptAnswers.state, 'open')).run();

  const prune = (now: number) => {
    if (now - prunedAt < PRUNED_EVERY_MS) return;
    prunedAt = now;
    db.orm.delete(keptAnswers).where(lte(keptAnswers.expiresAt, now)).run();
  };
  prune(startedAt);

  const keep = (id: string, make: (sink: AnswerSink) => Promise<void>): Live => {
    const { promise, resolve, reject } = Promise.withResolvers<Head>();
    promise.catch(() => {});
    const kept: Live = { head: promise, listeners: new Set(), isOver: false };
    live.set(id, kept);
    const tell = () => {
      for (const listener of kept.listeners) listener();
    };
    const end = () => {
      kept.isOver = true;
      live.delete(id);
      tell();
    };
    const sink = recording(db, id, { onHead: resolve, onPiece: tell, onEnd: end });
    make(sink).catch((error: unknown) => {
      db.orm.delete(keptAnswers).where(eq(keptAnswers.id, id)).run();
      reject(error);
      end();
    });
    return kept;
  };

  return {
    answer: async (request, make, now = Date.now()) => {
      prune(now);
      const { keyId, idempotencyKey, requestHash } = request;
      const isSame = and(eq(keptAnswers.keyId, keyId), eq(keptAnswers.idempotencyKey, idempotencyKey));
      db.orm
        .delete(keptAnswers)
        .where(and(isSame, lte(keptAnswers.expiresAt, now)))
        .run();
      const found = db.orm.select().from(keptAnswers).where(isSame).get();
      if (found && found.requestHash !== requestHash) {
        const message = 'This Idempotency-Key was used for another request; use a new one for each.';
        throw new AppError('conflict', message, { status: 422, field: 'Idempotency-Key' });
      }
      const id = found?.id ?? newId();
      if (!found)
        db.orm
          .insert(keptAnswers)
          .values({ id, ...request, state: 'open', expiresAt: now + KEPT_MS })
          .run();
      const kept = found ? live.get(id) : keep(id, make);
      const head = kept ? await kept.head : { status: found?.status ?? null, headers: found?.headers ?? {} };
      if (head.status === null) {
        const message =
          'Parallax stopped while it was answering this request, which may have been billed; use a new Idempotency-Key to ask again.';
        throw new AppError('unavailable', message, { wasBilled: 'unknown' });
      }
      const isBroken = !kept && found?.state === 'broken';
      return {
        status: head.status,
        headers: head.headers,
        body: follow(db, id, kept, isBroken),
        isReplayed: found !== undefined,
      };
    },
  };
}

/** Writes an answer down as it comes. */
function recording(
  db: Db,
  id: string,
  on: { onHead: (head: Head) => void; onPiece: () => void; onEnd: () => void },
): AnswerSink {
  const s = db.prepared(replayStatements);
  let number = 0;
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      s.add.run({ answerId: id, number: number++, bytes: chunk });
      on.onPiece();
      done();
    },
    final: (done) => {
      db.orm.update(keptAnswers).set({ state: 'whole' }).where(eq(keptAnswers.id, id)).run();
      on.onEnd();
      done();
    },
  });
  sink.on('error', () => on.onEnd());
  return Object.assign(sink, {
    writeHead: (status: number, given: Record<string, unknown>) => {
      const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
      db.orm.update(keptAnswers).set({ status, headers }).where(eq(keptAnswers.id, id)).run();
      on.onHead({ status, headers });
    },
    flushHeaders: () => {},
    setTimeout: () => {},
  });
}

/** Reads a kept answer at its reader's pace, from the database, to its end or for as long as it grows. */
function follow(db: Db, id: string, live: Live | undefined, isBroken: boolean): Readable {
  const s = db.prepared(replayStatements);
  let number = -1;
  let isWaiting = false;
  const onPiece = () => {
    if (isWaiting) next();
  };
  const next = () => {
    const piece = s.next.get({ answerId: id, number });
    isWaiting = !piece && live !== undefined && !live.isOver;
    if (isWaiting) return;
    if (piece) {
      number = piece.number;
      body.push(piece.bytes);
    } else if (isBroken) body.destroy(new Error('Parallax stopped while it was answering.'));
    else body.push(null);
  };
  const body = new Readable({
    read: next,
    destroy: (error, done) => {
      live?.listeners.delete(onPiece);
      done(error);
    },
  });
  live?.listeners.add(onPiece);
  return body;
}

function replayStatements(orm: Orm) {
  const p = sql.placeholder;
  return {
    add: orm
      .insert(keptPieces)
      .values({ answerId: p('answerId'), number: p('number'), bytes: p('bytes') })
      .prepare(),
    next: orm
      .select({ number: keptPieces.number, bytes: keptPieces.bytes })
      .from(keptPieces)
      .where(and(eq(keptPieces.answerId, p('answerId')), gt(keptPieces.number, p('number'))))
      .orderBy(keptPieces.number)
      .limit(1)
      .prepare(),
  };
}
