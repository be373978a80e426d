import { text } from 'node:stream/consumers';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Db } from '#db/client';
import { auditEntries, auditHeads } from '#db/schema/audit';
import { testDb } from '#db/testing';
import type { Member } from '#lib/auth/role';
import { changesOf } from './changes-of.ts';
import { exportAudit } from './export-audit.ts';
import { hashEntry } from './hash-entry.ts';
import { listAudit, listAuditMembers } from './list-audit.ts';
import { verifyAudit } from './verify-audit.ts';
import { writeAudit } from './write-audit.ts';

const ADA: Member = { kind: 'member', memberId: 'm-ada', name: 'Ada', email: 'ada@example.com', role: 'admin' };
const EVE: Member = { kind: 'member', memberId: 'm-eve', name: 'Eve', email: 'eve@example.com', role: 'owner' };

/** A log of `count` entries, by Ada and Eve in turn, of keys and of roles in threes. */
async function logOf(count: number, db: Db = testDb()): Promise<Db> {
  await db.commit((orm) => {
    for (let n = 1; n <= count; n += 1) {
      const target = { id: `t-${n % 5}`, name: `Thing ${n % 5}` };
      writeAudit(orm, n % 2 ? ADA : EVE, { action: n % 3 ? 'key.change' : 'member.role', target, details: { n } });
    }
  });
  return db;
}

const rowsOf = (db: Db) => db.orm.select().from(auditEntries).all();

test('an entry says who, what, to what, how and when', async () => {
  const db = await logOf(0);
  await db.commit((orm) => {
    writeAudit(orm, ADA, { action: 'member.role', target: { id: 'm-bob', name: 'Bob' }, details: { role: 'viewer' } });
    writeAudit(
      orm,
      { kind: 'key', keyId: 'k-1', name: 'CI', memberId: 'm-ada', memberName: 'Ada' },
      { action: 'key.create' },
    );
    writeAudit(orm, { ...ADA, via: { kind: 'key', keyId: 'k-2', name: 'Ops' } }, { action: 'key.remove' });
    writeAudit(orm, { ...ADA, via: { kind: 'cli' } }, { action: 'key.create' });
    writeAudit(orm, { kind: 'cli' }, { action: 'member.password' });
    writeAudit(orm, { kind: 'system' }, { action: 'member.create' });
  });
  const { entries } = await listAudit({ db }, EVE, {});
  expect(entries.map(({ number, actorKind, member, key }) => [number, actorKind, member?.name, key?.name])).toEqual([
    [6, 'system', undefined, undefined],
    [5, 'cli', undefined, undefined],
    [4, 'cli', 'Ada', undefined],
    [3, 'key', 'Ada', 'Ops'],
    [2, 'key', 'Ada', 'CI'],
    [1, 'member', 'Ada', undefined],
  ]);
  expect(entries.at(-1)).toMatchObject({
    at: expect.any(Number),
    action: 'member.role',
    target: { id: 'm-bob', name: 'Bob' },
    details: { role: 'viewer' },
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('a change that fails leaves no entry, and an entry that fails leaves no change', async () => {
  const db = await logOf(2);
  const failing = db.commit((orm) => {
    writeAudit(orm, ADA, { action: 'key.create' });
    throw new Error('disk on fire');
  });
  const fine = db.commit((orm) => writeAudit(orm, ADA, { action: 'key.roll' }));
  await expect(failing).rejects.toThrow('disk on fire');
  await fine;
  expect(rowsOf(db).map(({ number, action }) => [number, action])).toEqual([
    [1, 'key.change'],
    [2, 'key.change'],
    [3, 'key.roll'],
  ]);
  expect(verifyAudit(db)).toMatchObject({ entries: 3, broken: null });
});

test('entries that are written at the same moment make one chain', async () => {
  const db = testDb();
  await Promise.all(
    Array.from({ length: 200 }, () => db.commit((orm) => writeAudit(orm, ADA, { action: 'key.roll' }))),
  );
  expect(verifyAudit(db)).toMatchObject({ entries: 200, broken: null });
  expect(new Set(rowsOf(db).map(({ hash }) => hash)).size).toBe(200);
});

test('an empty log is whole', () => {
  expect(verifyAudit(testDb())).toEqual({ entries: 0, head: '0:', broken: null });
});

const DAMAGE: [string, number, (db: Db) => unknown][] = [
  ...(
    [
      'at',
      'memberId',
      'memberName',
      'actorKind',
      'keyId',
      'keyName',
      'action',
      'targetId',
      'targetName',
      'details',
    ] as const
  ).map((column): [string, number, (db: Db) => unknown] => [
    `another ${column}`,
    700,
    (db) =>
      db.orm.run(
        sql`update audit_entries set ${sql.identifier(column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))} = '1' where number = 700`,
      ),
  ]),
  [
    'another hash',
    700,
    (db) => db.orm.update(auditEntries).set({ hash: '0' }).where(eq(auditEntries.number, 700)).run(),
  ],
  ['one entry taken out', 3, (db) => db.orm.delete(auditEntries).where(eq(auditEntries.number, 3)).run()],
  ['the first taken out', 1, (db) => db.orm.delete(auditEntries).where(eq(auditEntries.number, 1)).run()],
  ['the newest taken out', 1200, (db) => db.orm.delete(auditEntries).where(eq(auditEntries.number, 1200)).run()],
  ['the last half cut off', 601, (db) => db.orm.run(sql`delete from audit_entries where number > 600`)],
  ['all of it', 1, (db) => db.orm.delete(auditEntries).run()],
  ['the head alone', 1, (db) => db.orm.delete(auditHeads).run()],
  ['another head', 1200, (db) => db.orm.update(auditHeads).set({ hash: 'x' }).run()],
  [
    'one taken out and the rest moved up',
    3,
    (db) => {
      db.orm.run(sql`delete from audit_entries where number = 3`);
      db.orm.run(sql`update audit_entries set number = -number where number > 3`);
      db.orm.run(sql`update audit_entries set number = -number - 1 where number < 0`);
    },
  ],
  [
    'one put at the end with a hash that fits',
    1201,
    (db) => {
      const last = rowsOf(db).at(-1);
      if (!last) throw new Error('the log is empty');
      const forged = { ...last, number: 1201, memberName: 'Nobody' };
      db.orm
        .insert(auditEntries)
        .values({ ...forged, hash: hashEntry(last.hash, forged) })
        .run();
    },
  ],
];

test.each(DAMAGE)('verify notices %s, at entry %i', async (_, number, damage) => {
  const db = await logOf(1200);
  expect(verifyAudit(db).broken).toBeNull();
  damage(db);
  expect(verifyAudit(db).broken).toMatchObject({ number });
});

test('a log that somebody made anew from its beginning is noticed by a head that was noted before', async () => {
  const [number = '', hash = ''] = verifyAudit(await logOf(10)).head.split(':');
  const known = { number: Number(number), hash };
  const forged = await logOf(12);
  expect(verifyAudit(forged).broken).toBeNull();
  expect(verifyAudit(forged, known).broken).toMatchObject({ number: 10, why: expect.stringContaining('anew') });
  expect(verifyAudit(await logOf(8), known).broken).toMatchObject({ number: 9 });

  const grown = await logOf(10);
  const [, noted = ''] = verifyAudit(grown).head.split(':');
  await logOf(5, grown);
  expect(verifyAudit(grown, { number: 10, hash: noted })).toMatchObject({ entries: 15, broken: null });
});

test('pages go from the newest to the oldest without a gap, and filters hold over pages', async () => {
  const db = await logOf(120);
  const seen: number[] = [];
  let before: number | null = null;
  do {
    const page = await listAudit({ db }, ADA, { limit: '50', ...(before && { before: String(before) }) });
    seen.push(...page.entries.map(({ number }) => number));
    before = page.next;
  } while (before !== null);
  expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => 120 - n));

  const numbers = async (query: Record<string, string>) =>
    (await listAudit({ db }, ADA, { limit: '200', ...query })).entries.map(({ number }) => number);
  expect(await numbers({ member: 'm-ada' })).toHaveLength(60);
  expect(await numbers({ action: 'member.role' })).toHaveLength(40);
  expect(await numbers({ action: 'key' })).toHaveLength(80);
  expect(await numbers({ target: 't-0', member: 'm-eve', action: 'member' })).toEqual([120, 90, 60, 30]);
  expect(await numbers({ member: 'nobody' })).toEqual([]);
});

test.each([
  [{ action: 'key.crush' }, 'action'],
  [{ action: '%' }, 'action'],
  [{ limit: '1000' }, 'limit'],
  [{ before: '-1' }, 'before'],
  [{ member: ['a', 'b'] }, 'member'],
  [{ who: 'Ada' }, 'who'],
])('a query %j is refused by name', async (query, field) => {
  await expect(listAudit({ db: testDb() }, ADA, query)).rejects.toMatchObject({
    code: 'invalid_request',
    details: { field },
  });
});

test('members and keys read nothing of it', async () => {
  const db = await logOf(1);
  const bob: Member = { ...ADA, role: 'member' };
  const key = { kind: 'key', keyId: 'k', name: 'K', memberId: 'm-ada', memberName: 'Ada' } as const;
  for (const principal of [bob, key]) {
    await expect(listAudit({ db }, principal, {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listAuditMembers({ db }, principal)).rejects.toMatchObject({ code: 'forbidden' });
    expect(() => exportAudit({ db }, principal, 'csv', {})).toThrow(expect.objectContaining({ code: 'forbidden' }));
  }
});

test('whoever is in the log can be asked for, under their newest name', async () => {
  const db = await logOf(4);
  await db.commit((orm) => writeAudit(orm, { ...ADA, name: 'Ada Lovelace' }, { action: 'key.roll' }));
  expect(await listAuditMembers({ db }, EVE)).toEqual([
    { id: 'm-ada', name: 'Ada Lovelace' },
    { id: 'm-eve', name: 'Eve' },
  ]);
});

test('the CSV holds what the filter leaves, oldest first, and starts no formula', async () => {
  const db = await logOf(3);
  const cruel = { ...ADA, name: '=HYPERLINK("http://evil","x")' };
  await db.commit((orm) =>
    writeAudit(orm, cruel, { action: 'key.create', target: { id: '@sum', name: '+1, "two"\nthree' } }),
  );
  const { fileName, content } = exportAudit({ db }, EVE, 'csv', { action: 'key' });
  expect(fileName).toMatch(/^parallax-audit-\d{4}-\d\d-\d\d\.csv$/);
  const csv = await text(content);
  const lines = csv.split('\r\n');
  expect(lines[0]).toBe('number,at,actor,member,member_id,key,key_id,action,target,target_id,details,hash');
  expect(lines[1]).toMatch(/^1,\d{4}-.*Z,member,Ada,m-ada,,,key\.change,Thing 1,t-1,"{""n"":1}",[0-9a-f]{64}$/);
  expect(lines).toHaveLength(5);
  expect(csv).toContain(`"'=HYPERLINK(""http://evil"",""x"")",m-ada`);
  expect(csv).toContain(`"'+1, ""two""\nthree",'@sum`);
});

test('from the exported lines alone the chain can be worked out again', async () => {
  const db = await logOf(1100);
  const lines = (await text(exportAudit({ db }, EVE, 'jsonl', {}).content)).trimEnd().split('\n');
  expect(lines).toHaveLength(1100);
  let before = '';
  for (const line of lines) {
    const { hash, details, ...entry } = JSON.parse(line);
    expect(hashEntry(before, { ...entry, details: JSON.stringify(details) })).toBe(hash);
    before = hash;
  }
  expect(verifyAudit(db).head).toBe(`1100:${before}`);
});

test('changesOf names what differs and nothing else', () => {
  const before = { name: 'CI', models: ['a/b'], expiresAt: null as number | null, limit: 5 };
  expect(changesOf(before, { name: 'CI', models: ['a/b', 'c/d'], expiresAt: 7, limit: undefined })).toEqual({
    models: { from: ['a/b'], to: ['a/b', 'c/d'] },
    expiresAt: { from: null, to: 7 },
  });
});
