import { eq } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { members } from '#db/schema/auth';
import { keys } from '#db/schema/keys';
import { budgets } from '#db/schema/ledger';
import { changesOf } from '#lib/audit/changes-of';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { nanoToDollars } from '#lib/money';
import { parseInput } from '#lib/parse-input';
import { auditTarget } from './audit-target.ts';
import type { Budget } from './budget.ts';
import { BudgetChange, BudgetInput } from './budget-input.ts';
import type { BudgetView } from './budget-view.ts';
import { carryOver } from './carry-over.ts';
import { getBudget } from './get-budget.ts';
import { requireManager } from './require-manager.ts';

/**
 * Makes a budget (`budgetId` null) or changes one. A change holds from the next admission on: what calls in flight hold and cost stays
 * counted. A new period has a window of its own, with nothing spent unless another began at the same instant.
 * @throws AppError `forbidden` below admin, `not_found`, `invalid_request` that names the field.
 */
export async function saveBudget(
  app: { db: Db },
  principal: Principal,
  budgetId: string | null,
  input: unknown,
): Promise<BudgetView> {
  requireManager(principal);
  const id =
    budgetId === null ? await create(app.db, principal, input) : await change(app.db, principal, budgetId, input);
  return getBudget(app, principal, id);
}

async function create(db: Db, principal: Principal, input: unknown): Promise<string> {
  const { limit: limitNano, scopeId, ...rest } = parseInput(BudgetInput, input);
  const id = newId();
  await db.commit((orm) => {
    const whose = requireScope(orm, rest.scope, scopeId ?? '');
    const row = { id, ...rest, scopeId: whose, limitNano };
    orm
      .insert(budgets)
      .values({ ...row, createdAt: Date.now() })
      .run();
    writeAudit(orm, principal, { action: 'budget.create', target: auditTarget(orm, row), details: toDetails(row) });
  });
  return id;
}

async function change(db: Db, principal: Principal, id: string, input: unknown): Promise<string> {
  const { limit, period, isBlocking, alertsAt } = parseInput(BudgetChange, input);
  await db.commit((orm) => {
    const before = orm.select().from(budgets).where(eq(budgets.id, id)).get();
    if (!before) throw new AppError('not_found', 'There is no such budget.');
    const after: Budget = {
      ...before,
      limitNano: limit ?? before.limitNano,
      period: period ?? before.period,
      isBlocking: isBlocking ?? before.isBlocking,
      alertsAt: alertsAt ?? before.alertsAt,
    };
    orm.update(budgets).set(after).where(eq(budgets.id, id)).run();
    carryOver(orm, after, Date.now());
    const details = changesOf(toDetails(before), toDetails(after));
    writeAudit(orm, principal, { action: 'budget.change', target: auditTarget(orm, before), details });
  });
  return id;
}

function requireScope(orm: Orm, scope: Budget['scope'], scopeId: string): string {
  if (scope === 'team') {
    if (scopeId === '') return '';
    throw notValid('a budget for the team names nobody');
  }
  const found =
    scope === 'member'
      ? orm.select({ id: members.id }).from(members).where(eq(members.id, scopeId)).get()
      : orm.select({ id: keys.id }).from(keys).where(eq(keys.id, scopeId)).get();
  if (!found) throw notValid(`choose whose budget it is; there is no such ${scope}`);
  return scopeId;
}

function toDetails({ limitNano, period, isBlocking, alertsAt }: Omit<Budget, 'createdAt' | 'isKeyLimit'>) {
  return { limit: nanoToDollars(limitNano), period, isBlocking, alertsAt };
}

function notValid(reason: string): AppError {
  return new AppError('invalid_request', `The field “scopeId” is not valid: ${reason}.`, { field: 'scopeId' });
}
