import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDb } from '#db/client';
import { migrate } from '#db/migrate';
import { testFolder } from '#db/testing';
import { verifyLedger } from '#lib/spend/verify-ledger';
import { fillLedger } from './fill-ledger.ts';

it('D11: rollups worked out again from the calls of a filled ledger give the same sums, and one nano-dollar more is found', async () => {
  const db = openDb(join(testFolder(), 'test.db'));
  onTestFinished(() => db.close());
  migrate(db.client);
  fillLedger(db, { count: 5000, days: 40, until: Date.UTC(2026, 10, 23) });
  const whole = await verifyLedger(db);
  expect([whole.calls, whole.differences]).toEqual([5000, []]);
  expect(whole.rollupRows).toBeGreaterThan(10_000);
  db.client.exec(
    "update rollups set cost_nano = cost_nano + 1 where rowid = (select max(rowid) from rollups where grain = 'day')",
  );
  expect((await verifyLedger(db)).differences).toMatchObject([{ column: 'costNano' }]);
});
