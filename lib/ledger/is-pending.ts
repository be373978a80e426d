import { sql } from 'drizzle-orm';
import { calls } from '#db/schema/ledger';

/** Spelt as the partial index `calls_pending` spells it: SQLite takes that index for nothing else, and would read every call. */
export const IS_PENDING = sql`${calls.state} in ('open', 'unsettled')`;
