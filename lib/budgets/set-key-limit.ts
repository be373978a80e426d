import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Orm } from '#db/client';
import { budgets } from '#db/schema/ledger';
import { newId } from '#lib/ids';
import type { KeyLimitInput } from './budget-input.ts';
import { carryOver } from './carry-over.ts';

const ALERTS_AT = [80, 100];

/**
 * Sets what a key may spend, or takes its limit away. Synchronous, to run inside the commit that makes or changes the key, by
 * whoever manages it. The limit is one budget of the key, marked as such; those that an admin gave it besides stay.
 */
export function setKeyLimit(orm: Orm, keyId: string, limit: z.output<typeof KeyLimitInput> | null, now: number): void {
  const isLimit = and(eq(budgets.scope, 'key'), eq(budgets.scopeId, keyId), eq(budgets.isKeyLimit, true));
  const before = orm.select().from(budgets).where(isLimit).get();
  if (!limit) {
    if (before) orm.delete(budgets).where(eq(budgets.id, before.id)).run();
    return;
  }
  const { usd: limitNano, period } = limit;
  if (!before) {
    const row = { period, limitNano, isBlocking: true, isKeyLimit: true, alertsAt: ALERTS_AT, createdAt: now };
    orm
      .insert(budgets)
      .values({ id: newId(), scope: 'key', scopeId: keyId, ...row })
      .run();
    return;
  }
  orm.update(budgets).set({ period, limitNano, isBlocking: true }).where(eq(budgets.id, before.id)).run();
  carryOver(orm, { ...before, period, limitNano, isBlocking: true }, now);
}
