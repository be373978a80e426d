import { z } from 'zod';
import { compare, type Decimal, parseDecimal, toNano, ZERO } from '#lib/money';

const DOLLARS = /^\d{1,7}(\.\d{1,9})?$/;
const MOST: Decimal = { digits: 9_000_000n, scale: 0 };
const MOST_ALERTS = 5;

const Limit = z
  .string()
  .trim()
  .regex(DOLLARS, 'write dollars in digits, such as 25 or 0.50')
  .refine((dollars) => compare(parseDecimal(dollars) ?? ZERO, MOST) <= 0, 'it cannot be more than 9000000 dollars')
  .transform((dollars) => toNano(parseDecimal(dollars) ?? ZERO));

const Alerts = z
  .array(z.number('name each alert as a whole number of percent').int().min(1).max(100))
  .max(MOST_ALERTS, `at most ${MOST_ALERTS} alerts`)
  .transform((percents) => [...new Set(percents)].sort((a, b) => a - b));

const Period = z.enum(['day', 'week', 'month', 'ever'], 'choose day, week, month or ever');

/** A change of a budget: what is left out stays. Whom it is for does not change; that would be another budget. */
export const BudgetChange = z.object({
  /** Dollars in decimal; nano-dollars once parsed. */
  limit: Limit.optional(),
  period: Period.optional(),
  /** Whether it refuses calls, or only notifies. */
  isBlocking: z.boolean().optional(),
  alertsAt: Alerts.optional(),
});

/** A new budget: for the team, a member or a key. */
export const BudgetInput = z.object({
  scope: z.enum(['team', 'member', 'key'], 'choose the team, a member or a key'),
  /** The member's or key's id; left out for the team. */
  scopeId: z.string().max(100).nullish(),
  limit: Limit,
  period: Period.default('month'),
  isBlocking: z.boolean().default(true),
  alertsAt: Alerts.default([80, 100]),
});

/** What a key may spend, as whoever makes or changes the key says it. */
export const KeyLimitInput = z.strictObject({ usd: Limit, period: Period.default('month') });
