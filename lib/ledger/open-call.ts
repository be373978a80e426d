import type Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { bareStatement } from '#db/bare-statement';
import type { Db, Orm } from '#db/client';
import { calls } from '#db/schema/ledger';
import type { OpenedCall } from './call-record.ts';

/** Writes the row of an admitted call. Synchronous, to run inside the commit that also holds its money. */
export function openCall(db: Db, call: OpenedCall): void {
  db.prepared(openCallStatement).run(call);
}

function openCallStatement(orm: Orm, client: Database.Database) {
  const p = sql.placeholder;
  return bareStatement(
    client,
    orm.insert(calls).values({
      id: p('id'),
      state: 'open',
      openedAt: p('openedAt'),
      memberId: p('memberId'),
      memberName: p('memberName'),
      keyId: p('keyId'),
      keyName: p('keyName'),
      purpose: p('purpose'),
      app: p('app'),
      conversationId: p('conversationId'),
      runId: p('runId'),
      connectionId: p('connectionId'),
      connectionName: p('connectionName'),
      requestedModel: p('requestedModel'),
      isStreamed: p('isStreamed'),
      heldNano: p('heldNano'),
      estimateNano: p('estimateNano'),
    }),
  );
}
