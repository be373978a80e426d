import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { invoiceDays, invoiceDifferences } from '#db/schema/invoice';
import { fetchActivity, type UsedModel } from '#lib/connections/fetch-activity';
import type { Connections } from '#lib/connections/open-connections';
import { isAppError } from '#lib/errors';
import { newId } from '#lib/ids';
import type { Catalogue } from '#lib/models/open-catalogue';
import { bookedByDay, firstCallAt, type Upstream } from '#lib/spend/booked-by-day';
import { type ComparedDay, compareDay } from './compare-day.ts';
import type { InvoiceOutcome } from './invoice-view.ts';

export type InvoiceParts = {
  readonly db: Db;
  readonly connections: Pick<Connections, 'keys' | 'manager' | 'request'>;
  readonly catalogue: Pick<Catalogue, 'find'>;
};

type Source = Upstream['kind'];

const DAY_MS = 86_400_000;
/** As far back as upstream tells. */
const DAYS = 30;

/**
 * Asks upstream what it billed on each finished UTC day, holds it against the ledger and writes down where they differ. Every day that
 * upstream still tells of is compared anew: calls settle late. What an admin has looked at stays so while it is the same.
 */
export async function compareInvoice(
  { db, connections, catalogue }: InvoiceParts,
  signal: AbortSignal,
): Promise<InvoiceOutcome> {
  const manager = connections.manager();
  const at = Date.now();
  if (!manager) return { state: 'no_key', at, message: null };
  let used: UsedModel[];
  try {
    used = await fetchActivity({ request: untilStopped(connections, signal) }, manager);
  } catch (error) {
    return toOutcome(error, at);
  }
  const upstream = toUpstream(manager.kind, connections);
  const firstAt = await firstCallAt(db, upstream);
  const today = Math.floor(at / DAY_MS) * DAY_MS;
  const first = firstAt === null ? today : Math.floor(firstAt / DAY_MS) * DAY_MS;
  for (let startsAt = Math.max(first, today - DAYS * DAY_MS); startsAt < today && !signal.aborted; startsAt += DAY_MS) {
    const date = new Date(startsAt).toISOString().slice(0, 10);
    const booked = await bookedByDay(db, upstream, startsAt);
    const compared = compareDay(
      used.filter((row) => row.date === date),
      booked,
      (model) => catalogue.find(model)?.id ?? model,
    );
    await db.commit((orm) => keep(orm, { source: upstream.kind, date, at }, compared));
  }
  return { state: 'compared', at, message: null };
}

function untilStopped({ request }: InvoiceParts['connections'], stop: AbortSignal): Connections['request'] {
  return (to, { signal, ...asked }) =>
    request(to, { ...asked, signal: signal ? AbortSignal.any([signal, stop]) : stop });
}

function toOutcome(error: unknown, at: number): InvoiceOutcome {
  if (!isAppError(error)) throw error;
  const { status } = (error.details.upstream ?? {}) as { status?: number };
  return { state: status === 401 || status === 403 ? 'refused' : 'failed', at, message: error.message };
}

function toUpstream(kind: Source, { keys }: Pick<Connections, 'keys'>): Upstream {
  return kind === 'sandbox' ? { kind } : { kind, ids: keys().map(({ connection }) => connection.id) };
}

type When = { readonly source: Source; readonly date: string; readonly at: number };

function keep(orm: Orm, { source, date, at }: When, { differences, ...day }: ComparedDay): void {
  const written = { ...day, comparedAt: at };
  orm
    .insert(invoiceDays)
    .values({ source, date, ...written })
    .onConflictDoUpdate({ target: [invoiceDays.source, invoiceDays.date], set: written })
    .run();
  const isOfDay = and(eq(invoiceDifferences.source, source), eq(invoiceDifferences.date, date));
  const models = differences.map(({ model }) => model);
  orm
    .delete(invoiceDifferences)
    .where(and(isOfDay, notInArray(invoiceDifferences.model, models)))
    .run();
  for (const difference of differences) {
    // What was looked at was these two sums.
    const unlessSame = (column: string) =>
      sql.raw(`iif(upstream_nano is excluded.upstream_nano and booked_nano is excluded.booked_nano, ${column}, null)`);
    orm
      .insert(invoiceDifferences)
      .values({ id: newId(), source, date, foundAt: at, ...difference })
      .onConflictDoUpdate({
        target: [invoiceDifferences.source, invoiceDifferences.date, invoiceDifferences.model],
        set: {
          ...difference,
          reviewedAt: unlessSame('reviewed_at'),
          reviewedById: unlessSame('reviewed_by_id'),
          reviewedByName: unlessSame('reviewed_by_name'),
        },
      })
      .run();
  }
}
