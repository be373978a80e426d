import type Database from 'better-sqlite3';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { bareStatement } from '#db/bare-statement';
import type { Db, Orm } from '#db/client';
import { calls } from '#db/schema/ledger';

/** Stores the id by which an upstream can be asked for the cost, the moment it is known: after a crash it is all we have. */
export function noteGeneration(db: Db, callId: string, generationId: string): void {
  db.prepared(noteGenerationStatement).run({ id: callId, generationId });
}

function noteGenerationStatement(orm: Orm, client: Database.Database) {
  const p = sql.placeholder;
  return bareStatement(
    client,
    orm
      .update(calls)
      .set({ generationId: sql`${p('generationId')}` })
      .where(and(eq(calls.id, p('id')), isNull(calls.generationId))),
  );
}
