import { expect, it } from 'vitest';
import { invoiceDays, invoiceDifferences } from '#db/schema/invoice';
import { testDb } from '#db/testing';
import type { Member } from '#lib/auth/role';
import { getInvoice } from './get-invoice.ts';

const OWNER: Member = { kind: 'member', memberId: 'o', name: 'Olga', email: 'o@example.com', role: 'owner' };

it('regression: a day whose differences are too many to be listed does not agree', async () => {
  const db = testDb();
  const write = (date: string, count: number, reviewedAt: number | null = null) => {
    const day = { source: 'openrouter', date } as const;
    const sums = { bookedNano: 0, unsettledCalls: 0 };
    db.orm
      .insert(invoiceDays)
      .values({ ...day, ...sums, comparedAt: 1, roundingNano: 0 })
      .run();
    const found = { ...day, ...sums, kind: 'outside', bookedCalls: 0, estimatedCalls: 0, heldNano: 0 } as const;
    const differences = Array.from({ length: count }, (_, n) => ({ ...found, id: `${date} ${n}`, model: `m-${n}` }));
    db.orm
      .insert(invoiceDifferences)
      .values(differences.map((each) => ({ ...each, foundAt: 1, reviewedAt })))
      .run();
  };
  write('2026-11-20', 2);
  write('2026-11-21', 299);
  write('2026-11-22', 100, 5);
  const app = { db, connections: { manager: () => null }, invoices: { outcome: () => null } };
  const view = await getInvoice(app, OWNER);
  expect(view.days.map(({ differences }) => differences)).toEqual([100, 299, 2]);
  expect(view.differences.map(({ date }) => date)).toEqual([...Array(299).fill('2026-11-21'), '2026-11-20']);
  expect(view.unlisted).toBe(1);
});
