import type { Db } from '#db/client';
import { pendingQuery, toUnsettled } from './pending.ts';
import type { SpendUnsettled } from './spend.ts';

const EVER = { startsAt: 0, endsAt: Number.MAX_SAFE_INTEGER };

/** How many calls are running and unsettled, and what they hold. For the operator's own figures: it asks for nobody's leave. */
export async function pendingTotals(db: Pick<Db, 'orm' | 'read'>): Promise<SpendUnsettled> {
  const [rows = []] = await db.read([pendingQuery(db.orm, EVER, null)]);
  return toUnsettled(rows[0]);
}
