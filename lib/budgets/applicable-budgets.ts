import type Database from 'better-sqlite3';
import { and, eq, getTableColumns, or, sql } from 'drizzle-orm';
import { bareStatement } from '#db/bare-statement';
import type { Db, Orm } from '#db/client';
import { budgets } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import type { Budget } from './budget.ts';

/** The budgets that a call of this principal counts against: the team's, its member's, its key's. */
export function applicableBudgets(db: Db, principal: Principal): Budget[] {
  const keyId = principal.kind === 'key' ? principal.keyId : '';
  return db.prepared(applicableStatement).all({ memberId: principal.memberId, keyId });
}

function applicableStatement(orm: Orm, client: Database.Database) {
  const p = sql.placeholder;
  return bareStatement(
    client,
    orm
      .select()
      .from(budgets)
      .where(
        or(
          eq(budgets.scope, 'team'),
          and(eq(budgets.scope, 'member'), eq(budgets.scopeId, p('memberId'))),
          and(eq(budgets.scope, 'key'), eq(budgets.scopeId, p('keyId'))),
        ),
      ),
    getTableColumns(budgets),
  );
}
