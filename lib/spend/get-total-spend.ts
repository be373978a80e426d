import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { rollups } from '#db/schema/ledger';
import { type Member, requireRole } from '#lib/auth/role';
import { toUsd } from './figures.ts';
import { exactSum, toExact } from './sum-rows.ts';

/** Everything that the team ever spent and whose cost is known, in exact decimal dollars. @throws AppError `forbidden` below admin. */
export async function getTotalSpend(app: { db: Db }, member: Member): Promise<string> {
  requireRole(member, 'admin');
  const query = app.db.orm
    .select({ cost: exactSum(sql`${rollups.costNano}`).as('cost') })
    .from(rollups)
    .where(and(eq(rollups.grain, 'day'), eq(rollups.dimension, 'all')))
    .toSQL();
  const [rows = []] = await app.db.read([query]);
  return toUsd(toExact(rows[0]?.cost ?? null));
}
