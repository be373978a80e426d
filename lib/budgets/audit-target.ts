import { eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { members } from '#db/schema/auth';
import { keys } from '#db/schema/keys';
import type { Budget } from './budget.ts';
import { nameBudget } from './name-budget.ts';

/** How the audit log calls a budget. */
export function auditTarget(orm: Orm, budget: Pick<Budget, 'id' | 'scope' | 'scopeId' | 'period'>) {
  return { id: budget.id, name: nameBudget(budget, ownerName(orm, budget)) };
}

function ownerName(orm: Orm, { scope, scopeId }: Pick<Budget, 'scope' | 'scopeId'>): string | null {
  if (scope === 'team') return null;
  const table = scope === 'member' ? members : keys;
  return orm.select({ name: table.name }).from(table).where(eq(table.id, scopeId)).get()?.name ?? null;
}
