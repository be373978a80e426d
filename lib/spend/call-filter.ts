import { and, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { calls, IS_PENDING } from '#db/schema/ledger';
import { IS_BOOKED } from './booked-rows.ts';
import { toRange, UtcDay } from './spend-range.ts';

/** Which calls: as it comes from an address, all text. */
export const CallFilter = z.object({
  /** UTC days, both included; one alone is that day. */
  from: UtcDay.optional(),
  to: UtcDay.optional(),
  keyId: z.string().optional(),
  memberId: z.string().optional(),
  /** The model asked for or the one that answered. */
  model: z.string().optional(),
  purpose: z.string().optional(),
  /** What is known of the cost. `adjusted`: it was found out, or written off, after the answer. */
  state: z.enum(['reported', 'estimated', 'unsettled', 'adjusted']).optional(),
  /** `failed`: broke or refused, or our process died over it. */
  ending: z.enum(['finished', 'left', 'failed']).optional(),
});

/** The calls that a filter lets through, as conditions. @throws AppError invalid_request for a range that cannot be. */
export function conditionsOf(filter: z.output<typeof CallFilter>): (SQL | undefined)[] {
  const { from, to, keyId, memberId, model, purpose, state, ending } = filter;
  const range = from === undefined && to === undefined ? null : toRange(from ?? to ?? '', to ?? from ?? '');
  return [
    range ? and(gte(calls.openedAt, range.startsAt), lt(calls.openedAt, range.endsAt)) : undefined,
    keyId === undefined ? undefined : eq(calls.keyId, keyId),
    memberId === undefined ? undefined : eq(calls.memberId, memberId),
    model === undefined ? undefined : or(eq(calls.servedModel, model), eq(calls.requestedModel, model)),
    purpose === undefined ? undefined : eq(calls.purpose, purpose),
    state === undefined ? undefined : STATES[state],
    ending === undefined ? undefined : inArray(calls.ending, ending === 'failed' ? [...FAILED] : [ending]),
  ];
}

const FAILED = ['broke', 'refused', 'died'] as const;

const IS_REPORTED = sql`coalesce(${calls.costSource} = 'reported' and ${calls.state} <> 'written_off', 0)`;

/** The words of `receiptState`, as conditions. */
const STATES = {
  unsettled: IS_PENDING,
  reported: and(IS_BOOKED, IS_REPORTED),
  estimated: and(IS_BOOKED, sql`not ${IS_REPORTED}`),
  adjusted: inArray(calls.state, ['reconciled', 'written_off']),
};
