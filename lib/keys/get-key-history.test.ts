import { expect, it } from 'vitest';
import { testDb } from '#db/testing';
import { holdMoney } from '#lib/budgets/hold-money';
import { changeKey } from './change-key.ts';
import { createKey } from './create-key.ts';
import { getKeyHistory } from './get-key-history.ts';
import { rollKey } from './roll-key.ts';
import { addMember } from './testing.ts';

it('tells its maker and admins what was done to a key and what its budget told, and nobody else', async () => {
  const app = { db: testDb() };
  const [ada, bob, grace] = [addMember(app.db, 'ada'), addMember(app.db, 'bob'), addMember(app.db, 'grace', 'admin')];
  const { view } = await createKey(app, ada, { name: 'CI', limit: { usd: '0.000000100', period: 'ever' } });
  await createKey(app, ada, { name: 'Another', limit: { usd: '1', period: 'ever' } });
  await changeKey(app, grace, view.id, { name: 'CI 2' });
  await rollKey(app, ada, view.id, { overlapHours: 0 });
  const spender = { kind: 'key', keyId: view.id, name: 'CI 2', memberId: 'ada', memberName: 'ada' } as const;
  await app.db.commit(() => holdMoney(app.db, spender, { callId: 'c', amountNano: 90, at: Date.now() }));

  const history = await getKeyHistory(app, ada, view.id);
  expect(history.entries.map(({ action, member }) => [action, member?.name])).toEqual([
    ['key.roll', 'ada'],
    ['key.change', 'grace'],
    ['key.create', 'ada'],
  ]);
  expect(history.alerts).toMatchObject([{ scope: 'key', scopeId: view.id, percent: 80, reason: 'reached' }]);
  expect(await getKeyHistory(app, grace, view.id)).toEqual(history);
  await expect(getKeyHistory(app, bob, view.id)).rejects.toMatchObject({ code: 'not_found' });
});
