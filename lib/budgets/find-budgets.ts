import { and, asc, eq, inArray, or, type SQL } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { members } from '#db/schema/auth';
import { keys } from '#db/schema/keys';
import { budgets, budgetWindows } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { isAtLeast, requireRole } from '#lib/auth/role';
import { nanoToDollars } from '#lib/money';
import type { Budget } from './budget.ts';
import type { BudgetView } from './budget-view.ts';
import { periodWindow } from './period-window.ts';

/**
 * The budgets that the principal may see, with their current windows: all for an admin; for a member the team's, their own and those of
 * their keys; for a key its own.
 * @throws AppError `forbidden` for a viewer, who calls no models.
 */
export function findBudgets(orm: Orm, principal: Principal, condition?: SQL): BudgetView[] {
  return viewBudgets(orm, and(condition, visibleTo(orm, principal)));
}

/** Budgets with their current windows, oldest first, whoever asks. */
export function viewBudgets(orm: Orm, condition: SQL | undefined): BudgetView[] {
  const now = Date.now();
  return orm
    .select({ budget: budgets, memberName: members.name, keyName: keys.name })
    .from(budgets)
    .leftJoin(members, and(eq(budgets.scope, 'member'), eq(members.id, budgets.scopeId)))
    .leftJoin(keys, and(eq(budgets.scope, 'key'), eq(keys.id, budgets.scopeId)))
    .where(condition)
    .orderBy(asc(budgets.createdAt), asc(budgets.id))
    .all()
    .map(({ budget, memberName, keyName }) => toView(orm, budget, memberName ?? keyName, now));
}

function visibleTo(orm: Orm, principal: Principal): SQL | undefined {
  if (principal.kind === 'key') return and(eq(budgets.scope, 'key'), eq(budgets.scopeId, principal.keyId));
  requireRole(principal, 'member');
  if (isAtLeast(principal.role, 'admin')) return undefined;
  const ownKeys = orm.select({ id: keys.id }).from(keys).where(eq(keys.memberId, principal.memberId));
  return or(
    eq(budgets.scope, 'team'),
    and(eq(budgets.scope, 'member'), eq(budgets.scopeId, principal.memberId)),
    and(eq(budgets.scope, 'key'), inArray(budgets.scopeId, ownKeys)),
  );
}

function toView(orm: Orm, budget: Budget, scopeName: string | null, now: number): BudgetView {
  const { id, scope, scopeId, period, limitNano, isBlocking, isKeyLimit, alertsAt, createdAt } = budget;
  const { startsAt, endsAt } = periodWindow(period, now);
  const isCurrent = and(eq(budgetWindows.budgetId, id), eq(budgetWindows.startsAt, startsAt));
  const window = orm.select().from(budgetWindows).where(isCurrent).get();
  const spentNano = window?.spentNano ?? 0;
  const heldNano = window?.heldNano ?? 0;
  return {
    id,
    scope,
    scopeId: scope === 'team' ? null : scopeId,
    scopeName: scope === 'team' ? null : scopeName,
    period,
    isBlocking,
    isKeyLimit,
    alertsAt,
    createdAt,
    limit: nanoToDollars(limitNano),
    window: {
      startsAt,
      resetsAt: endsAt,
      spent: nanoToDollars(spentNano),
      held: nanoToDollars(heldNano),
      remaining: nanoToDollars(Math.max(0, limitNano - spentNano - heldNano)),
    },
  };
}
