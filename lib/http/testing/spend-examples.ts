import { invoiceDifferences } from '#db/schema/invoice';
import { calls } from '#db/schema/ledger';
import { newId } from '#lib/ids';
import { callRow } from '#lib/spend/testing';
import type { Make } from './example.ts';
import type { World } from './world.ts';

const TODAY = new Date().toISOString().slice(0, 10);
export const MONTH = { from: TODAY, to: TODAY };

/** What the rows of spend need. */
export const SPEND_EXAMPLES: Readonly<Record<string, Make>> = {
  'GET /api/spend': () => ({ query: MONTH }),
  'GET /api/spend/calls/:id': (world) => ({ params: { id: call(world) } }),
  'GET /api/spend/export.csv': () => ({ query: MONTH }),
  'POST /api/spend/invoice/review': (world) => ({
    body: { id: difference(world), upstreamUsd: '0.0015', bookedUsd: null },
  }),
};

/** A call of the member's in the ledger. */
function call({ app, ids: { member } }: World): string {
  const row = callRow({ id: newId(), memberId: member });
  app.db.orm.insert(calls).values(row).run();
  return row.id;
}

/** A day and model that upstream billed and nobody here called. */
function difference({ app }: World): string {
  const id = newId();
  const found = { id, source: 'openrouter', date: '2026-11-20', model: `acme/${id}`, kind: 'outside' } as const;
  const counts = { bookedCalls: 0, estimatedCalls: 0, unsettledCalls: 0, heldNano: 0, foundAt: 0 };
  app.db.orm
    .insert(invoiceDifferences)
    .values({ ...found, upstreamNano: 1_500_000, upstreamRequests: 1, ...counts })
    .run();
  return id;
}
