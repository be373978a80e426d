import { expect, onTestFinished, test } from 'vitest';
import { openDataFolder } from '#db/open-data-folder';
import { testFolder } from '#db/testing';
import { writeCalls } from '#lib/spend/testing';
import { runCommand } from './run-command.ts';

function servedLedger() {
  const folder = testFolder();
  const { db, close } = openDataFolder(folder, (error) => {
    throw error;
  });
  onTestFinished(close);
  writeCalls(db, [{ costNano: 5 }, { costNano: 7 }]);
  return { folder, db };
}

test('verify-ledger says that all is well, beside a running server', async () => {
  const { folder } = servedLedger();
  expect(await runCommand(folder, ['verify-ledger'])).toEqual({
    code: 0,
    out: 'The ledger agrees with itself: 2 calls and 10 rollup rows looked at.\n',
    err: '',
  });
  const { out } = await runCommand(folder, ['verify-ledger', '--json']);
  expect(JSON.parse(out)).toEqual({ differences: [], calls: 2, rollupRows: 10 });
});

test('verify-ledger names a difference of one nano-dollar and ends with 1', async () => {
  const { folder, db } = servedLedger();
  db.client.exec(`update rollups set cost_nano = cost_nano + 1 where grain = 'day' and dimension = 'member'`);
  const { code, out } = await runCommand(folder, ['verify-ledger']);
  expect(code).toBe(1);
  expect(out).toBe(
    'rollup day member 2026-11-23T00:00:00.000Z ada: costNano is 13, should be 12\nDifferences: 1, 2 calls and 10 rollup rows looked at. --json prints them all.\n',
  );
});
