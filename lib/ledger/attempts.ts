import type Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { bareStatement } from '#db/bare-statement';
import type { Db, Orm } from '#db/client';
import { attempts } from '#db/schema/ledger';

type OpenedAttempt = Pick<typeof attempts.$inferSelect, 'callId' | 'number' | 'connectionId' | 'model' | 'startedAt'>;
export type Attempt = typeof attempts.$inferSelect;

/** Writes that another request of a call goes out. The first needs no word: the row of the call says it. */
export function openAttempt(db: Db, attempt: OpenedAttempt): void {
  db.prepared(attemptStatements).write.run({ ...NOT_ENDED, ...attempt });
}

/** Writes how the upstream took a request. What ends the call belongs into the commit of its ending. */
export function closeAttempt(db: Db, attempt: Attempt): void {
  db.prepared(attemptStatements).write.run(attempt);
}

const NOT_ENDED = {
  endedAt: null,
  httpStatus: null,
  verdict: null,
  errorCode: null,
  generationId: null,
  costNano: null,
  estimateNano: null,
};

function attemptStatements(orm: Orm, client: Database.Database) {
  const p = sql.placeholder;
  const ending = {
    endedAt: p('endedAt'),
    httpStatus: p('httpStatus'),
    verdict: p('verdict'),
    errorCode: p('errorCode'),
    generationId: p('generationId'),
    costNano: p('costNano'),
    estimateNano: p('estimateNano'),
  };
  return {
    write: bareStatement(
      client,
      orm
        .insert(attempts)
        .values({
          callId: p('callId'),
          number: p('number'),
          connectionId: p('connectionId'),
          model: p('model'),
          startedAt: p('startedAt'),
          ...ending,
        })
        .onConflictDoUpdate({
          target: [attempts.callId, attempts.number],
          set: {
            endedAt: sql`excluded.ended_at`,
            httpStatus: sql`excluded.http_status`,
            verdict: sql`excluded.verdict`,
            errorCode: sql`excluded.error_code`,
            generationId: sql`excluded.generation_id`,
            costNano: sql`excluded.cost_nano`,
            estimateNano: sql`excluded.estimate_nano`,
          },
        }),
    ),
  };
}
