import { and, eq, or, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { budgets, budgetWindows, callHolds } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { nanoToDollars } from '#lib/money';
import { periodWindow } from './period-window.ts';

/** How often a caller who waits for held money should ask again. */
const HELD_RETRY_S = 2;

type Hold = { callId: string; amountNano: number | null; at: number };

/**
 * Reserves `amountNano` in every window that applies to the principal. Synchronous, to run inside the commit that opens the call: if it
 * throws, that commit writes nothing. Windows that do not exist yet are made here, in the same transaction.
 *
 * @param hold.amountNano null when the price is unknown: refused under a blocking budget, held as nothing elsewhere.
 * @throws AppError `budget_exceeded` (402: spent) or `budget_held` (429: held by calls in flight).
 */
export function holdMoney(db: Db, principal: Principal, hold: Hold): void {
  const s = db.prepared(holdStatements);
  for (const budget of budgetsOf(db, principal)) {
    const { startsAt, endsAt } = periodWindow(budget.period, hold.at);
    s.makeWindow.run({
      id: newId(),
      budgetId: budget.id,
      startsAt,
      endsAt,
      limitNano: budget.isBlocking ? budget.limitNano : null,
    });
    if (hold.amountNano === null && budget.isBlocking) {
      throw new AppError(
        'budget_exceeded',
        `The price of this model is unknown, and ${nameOf(budget)} must not be passed.`,
        { budgetId: budget.id },
      );
    }
    const amount = hold.amountNano ?? 0;
    const held = s.hold.run({ budgetId: budget.id, startsAt, amount });
    if (held.changes === 0) throw refusal(db, budget, startsAt, endsAt, amount);
    s.note.run({ callId: hold.callId, budgetId: budget.id, startsAt, amount });
  }
}

/** Whether any budget that applies to the principal blocks: then a request without a cap is given one. */
export function isUnderBlockingBudget(db: Db, principal: Principal): boolean {
  return budgetsOf(db, principal).some((budget) => budget.isBlocking);
}

type Budget = typeof budgets.$inferSelect;

function budgetsOf(db: Db, principal: Principal): Budget[] {
  const keyId = principal.kind === 'key' ? principal.keyId : '';
  return db.prepared(holdStatements).applicable.all({ memberId: principal.memberId, keyId });
}

function refusal(db: Db, budget: Budget, startsAt: number, endsAt: number | null, amount: number): AppError {
  const window = db.prepared(holdStatements).window.get({ budgetId: budget.id, startsAt });
  const spent = window?.spentNano ?? 0;
  const heldNano = window?.heldNano ?? 0;
  const isSpent = spent + amount > budget.limitNano;
  const figures = `limit $${nanoToDollars(budget.limitNano)}, spent $${nanoToDollars(spent)}, held by calls in flight $${nanoToDollars(heldNano)}, needed $${nanoToDollars(amount)}`;
  const resets = endsAt === null ? 'It does not reset.' : `It resets at ${new Date(endsAt).toISOString()}.`;
  const details = {
    budgetId: budget.id,
    limit: nanoToDollars(budget.limitNano),
    spent: nanoToDollars(spent),
    held: nanoToDollars(heldNano),
    resetsAt: endsAt,
  };
  return isSpent
    ? new AppError('budget_exceeded', `This call would pass ${nameOf(budget)}: ${figures}. ${resets}`, details)
    : new AppError(
        'budget_held',
        `Calls in flight hold the rest of ${nameOf(budget)}: ${figures}. Try again when they are done.`,
        {
          ...details,
          retryAfterS: HELD_RETRY_S,
        },
      );
}

function nameOf(budget: Budget): string {
  const whose = { team: "the team's", member: "the member's", key: "the key's" }[budget.scope];
  const period = { day: 'daily', week: 'weekly', month: 'monthly', ever: 'total' }[budget.period];
  return `${whose} ${period} budget`;
}

function holdStatements(orm: Orm) {
  const p = sql.placeholder;
  const isWindow = and(eq(budgetWindows.budgetId, p('budgetId')), eq(budgetWindows.startsAt, p('startsAt')));
  return {
    applicable: orm
      .select()
      .from(budgets)
      .where(
        or(
          eq(budgets.scope, 'team'),
          and(eq(budgets.scope, 'member'), eq(budgets.scopeId, p('memberId'))),
          and(eq(budgets.scope, 'key'), eq(budgets.scopeId, p('keyId'))),
        ),
      )
      .prepare(),
    // The budget's limit of now rules its current window: a change applies to the next admission.
    makeWindow: orm
      .insert(budgetWindows)
      .values({
        id: p('id'),
        budgetId: p('budgetId'),
        startsAt: p('startsAt'),
        endsAt: p('endsAt'),
        limitNano: p('limitNano'),
      })
      .onConflictDoUpdate({
        target: [budgetWindows.budgetId, budgetWindows.startsAt],
        set: { limitNano: sql`excluded.limit_nano` },
        setWhere: sql`limit_nano is not excluded.limit_nano`,
      })
      .prepare(),
    hold: orm
      .update(budgetWindows)
      .set({ heldNano: sql`${budgetWindows.heldNano} + ${p('amount')}` })
      .where(
        and(
          isWindow,
          sql`(${budgetWindows.limitNano} is null or ${budgetWindows.spentNano} + ${budgetWindows.heldNano} + ${p('amount')} <= ${budgetWindows.limitNano})`,
        ),
      )
      .prepare(),
    window: orm.select().from(budgetWindows).where(isWindow).prepare(),
    note: orm
      .insert(callHolds)
      .select(
        orm
          .select({
            callId: sql`${p('callId')}`.as('call_id'),
            windowId: budgetWindows.id,
            amountNano: sql`${p('amount')}`.as('amount_nano'),
            isOpen: sql`1`.as('is_open'),
          })
          .from(budgetWindows)
          .where(isWindow),
      )
      .prepare(),
  };
}
