import { expect, it } from 'vitest';
import { attempts } from '#db/schema/ledger';
import { testDb } from '#db/testing';
import { getCall } from './get-call.ts';
import { memberOf, writeCalls } from './testing.ts';

const ada = memberOf('ada');

function ledger() {
  const db = testDb();
  writeCalls(db, [
    {
      id: 'mine',
      connectionId: 'c2',
      connectionName: 'Ollama',
      costNano: 1,
      costDigits: '0.0000000012',
      estimateNano: 5,
    },
    { id: 'later', state: 'reconciled' },
    { id: 'waiting', state: 'unsettled', costNano: null, costSource: null, nextCheckAt: 9 },
    { id: 'theirs', memberId: 'bob' },
  ]);
  const tried = { callId: 'mine', model: 'openai/gpt-4o', startedAt: 1, endedAt: 2 };
  db.orm
    .insert(attempts)
    .values([
      { ...tried, number: 2, connectionId: 'c2', model: 'local/llama', verdict: 'accept', httpStatus: 200 },
      { ...tried, number: 1, connectionId: 'gone', verdict: 'next', httpStatus: 503, costNano: 0 },
    ])
    .run();
  return { db };
}

it('tells a call to the last nano-dollar, with every attempt in its order', async () => {
  expect(await getCall(ledger(), ada, 'mine')).toMatchObject({
    callId: 'mine',
    costUsd: '0.000000001',
    upstreamCost: '0.0000000012',
    estimateUsd: '0.000000005',
    ledgerState: 'settled',
    isByok: false,
    attempts: [
      { number: 1, connectionName: 'gone', verdict: 'next', httpStatus: 503, costUsd: '0' },
      { number: 2, connectionName: 'Ollama', model: 'local/llama', verdict: 'accept', costUsd: null },
    ],
  });
});

it('says what is not known yet, and what was found out later', async () => {
  const app = ledger();
  expect(await getCall(app, ada, 'waiting')).toMatchObject({
    state: 'unsettled',
    costUsd: null,
    nextCheckAt: 9,
    attempts: [],
  });
  expect(await getCall(app, ada, 'later')).toMatchObject({ state: 'reported', ledgerState: 'reconciled' });
});

it('somebody else’s is not there, but for who sees all; a viewer sees none', async () => {
  const app = ledger();
  await expect(getCall(app, ada, 'theirs')).rejects.toMatchObject({ code: 'not_found' });
  await expect(getCall(app, ada, 'nobody’s')).rejects.toMatchObject({ code: 'not_found' });
  expect(await getCall(app, memberOf('grace', 'admin'), 'theirs')).toMatchObject({ callId: 'theirs' });
  await expect(getCall(app, memberOf('v', 'viewer'), 'mine')).rejects.toMatchObject({ code: 'forbidden' });
});
