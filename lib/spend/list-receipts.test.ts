import { expect, it } from 'vitest';
import { members } from '#db/schema/auth';
import { conversations } from '#db/schema/conversations';
import { calls } from '#db/schema/ledger';
import { testDb } from '#db/testing';
import { listReceipts } from './list-receipts.ts';
import { callRow, memberOf } from './testing.ts';

function teamOfTwo() {
  const db = testDb();
  const now = new Date(0);
  for (const id of ['ada', 'bob']) {
    db.orm
      .insert(members)
      .values({ id, name: id, email: `${id}@example.com`, createdAt: now, updatedAt: now })
      .run();
  }
  const conversation = { ownerId: 'ada', title: '', createdAt: 0, updatedAt: 0 };
  db.orm
    .insert(conversations)
    .values([
      { ...conversation, id: 'private', visibility: 'private' },
      { ...conversation, id: 'shared', visibility: 'team' },
    ])
    .run();
  db.orm
    .insert(calls)
    .values([
      callRow({ id: 'in-private', conversationId: 'private' }),
      callRow({ id: 'in-shared', conversationId: 'shared' }),
      callRow({ id: 'by-key', keyId: 'key-1' }),
      callRow({ id: 'by-nobody', memberId: null }),
    ])
    .run();
  return { db };
}

const ALL = ['in-private', 'in-shared', 'by-key', 'by-nobody', 'missing'];
const seenBy = async (app: ReturnType<typeof teamOfTwo>, principal: Parameters<typeof listReceipts>[1]) =>
  Object.keys(await listReceipts(app, principal, ALL)).sort();

it('gives a member the receipts of their own calls', async () => {
  expect(await seenBy(teamOfTwo(), memberOf('ada'))).toEqual(['by-key', 'in-private', 'in-shared']);
});

it.each(['member', 'viewer'] as const)(
  'gives another %s only what belongs to a conversation shared with the team',
  async (role) => {
    expect(await seenBy(teamOfTwo(), memberOf('bob', role))).toEqual(['in-shared']);
  },
);

it.each(['owner', 'admin'] as const)('gives an %s every receipt', async (role) => {
  expect(await seenBy(teamOfTwo(), memberOf('bob', role))).toEqual(['by-key', 'by-nobody', 'in-private', 'in-shared']);
});

it('gives a key its own calls and no more', async () => {
  const key = { kind: 'key', name: 'CI', memberId: 'ada', memberName: 'Ada' } as const;
  expect(await seenBy(teamOfTwo(), { ...key, keyId: 'key-1' })).toEqual(['by-key']);
  expect(await seenBy(teamOfTwo(), { ...key, keyId: 'key-2' })).toEqual([]);
});

it('asks for nothing when there is nothing to ask for', async () => {
  expect(await listReceipts(teamOfTwo(), memberOf('ada'), [])).toEqual({});
});

it('returns the receipts of this many ids with one statement', async () => {
  const app = teamOfTwo();
  const ids = [...Array.from({ length: 40_000 }, (_, n) => `no-${n}`), 'in-shared'];
  expect(Object.keys(await listReceipts(app, memberOf('ada'), ids))).toEqual(['in-shared']);
});
