import { expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { members, refusedPasswords, sessions } from '#db/schema/auth';
import { toEntryView } from '#lib/audit/to-entry-view';
import { verifyAudit } from '#lib/audit/verify-audit';
import { answerAuth } from './answer-auth.ts';
import { createMember } from './create-member.ts';
import { CLIENT_HEADER } from './open-auth.ts';
import { tellRefusals } from './tell-refusals.ts';
import { type AuthApp, cookieOf, PASSWORD, signIn, testAuthApp } from './testing.ts';

const MINUTE = 60_000;
const from = (address: string) => new Headers({ [CLIENT_HEADER]: address });

async function adasApp() {
  const app = testAuthApp();
  const { id } = await createMember(app, 'owner', { name: 'Ada', email: 'ada@example.com', password: PASSWORD });
  const before = entriesOf(app).length;
  /** Each as `who action whom details`, since Ada has an account. */
  const told = () =>
    entriesOf(app)
      .slice(before)
      .map(({ actorKind, member, action, target, details }) =>
        [member?.name ?? actorKind, action, target?.name, JSON.stringify(details)].join(' '),
      );
  return { app, id, told };
}

function entriesOf(app: AuthApp) {
  return app.db.orm.select().from(auditEntries).all().map(toEntryView);
}

async function guess(app: AuthApp, email: string, times: number, address = '198.51.100.7') {
  for (let n = 0; n < times; n += 1)
    await expect(signIn(app, email, 'guess guess', from(address))).rejects.toMatchObject({ code: 'unauthenticated' });
}

test('who signs in and out is told, with the address, and a session that was over already is told nothing of', async () => {
  const { app, id, told } = await adasApp();
  const response = await signIn(app, 'ada@example.com', PASSWORD, from('2001:db8:0:0:0:0:0:7'));
  const headers = new Headers({ cookie: cookieOf(response) });
  expect(told()).toEqual(['Ada session.create Ada {"from":"2001:db8::7"}']);

  const out = () => answerAuth(app, { method: 'POST', path: 'sign-out', headers, body: {} });
  expect(cookieOf(await out())).toMatch(/session_token=(?:;|$)/);
  expect(told().slice(1)).toEqual(['Ada session.end Ada {}']);
  expect(cookieOf(await out())).toMatch(/session_token=(?:;|$)/);
  expect(told()).toHaveLength(2);
  expect(entriesOf(app).at(-1)).toMatchObject({ member: { id }, target: { id } });
  expect(verifyAudit(app.db).broken).toBeNull();
});

test('a session and its line are there together or not at all', async () => {
  const { app, told } = await adasApp();
  app.db.client.exec(
    "create trigger refused before insert on audit_entries begin select raise(abort, 'no line today'); end",
  );
  await expect(signIn(app, 'ada@example.com', PASSWORD)).rejects.toThrow('no line today');
  expect(app.db.orm.select().from(sessions).all()).toEqual([]);
  expect(told()).toEqual([]);
});

test('refused passwords are one line a quarter of an hour, with how many and from where', async () => {
  const { app, told } = await adasApp();
  const start = Date.now();
  await guess(app, 'ada@example.com', 3);
  expect(told()).toEqual([]);
  await tellRefusals(app, start);
  const first = 'system session.refuse Ada {"tries":3,"from":"198.51.100.7"}';
  expect(told()).toEqual([first]);

  await guess(app, 'Ada@example.com', 4);
  await guess(app, 'ada@example.com', 1, '203.0.113.9');
  await tellRefusals(app, start + 14 * MINUTE);
  expect(told()).toEqual([first]);
  await tellRefusals(app, start + 15 * MINUTE);
  expect(told()).toEqual([first, 'system session.refuse Ada {"tries":5,"from":"203.0.113.9"}']);
  await tellRefusals(app, start + 40 * MINUTE);
  expect(told()).toHaveLength(2);
  expect(app.db.orm.select().from(refusedPasswords).all()).toEqual([]);
  expect(verifyAudit(app.db).broken).toBeNull();
});

test('regression: a clock that was set back does not keep the log from being told', async () => {
  const { app, told } = await adasApp();
  const start = Date.now();
  await guess(app, 'ada@example.com', 1);
  await tellRefusals(app, start + 24 * 60 * MINUTE);
  await guess(app, 'ada@example.com', 2);
  await tellRefusals(app, start);
  expect(told().at(-1)).toContain('"tries":2');
});

test('of accounts that do not exist nothing is told and no address is kept; a password that fits is none that was refused', async () => {
  const { app, told } = await adasApp();
  await guess(app, 'eve@example.com', 2);
  await signIn(app, 'ada@example.com', PASSWORD, from('198.51.100.7'));
  const kept = () => JSON.stringify(app.db.orm.select().from(refusedPasswords).all());
  expect(kept()).toContain('"memberId":"","tries":2');
  expect(kept()).not.toContain('eve');
  await tellRefusals(app, Date.now());
  expect(told().filter((line) => line.includes('session.refuse'))).toEqual([]);
});

test('a refused try writes as many rows for a known account as for an unknown one', async () => {
  const { app } = await adasApp();
  const total = () => app.db.client.prepare('select total_changes()').pluck().get() as number;
  const rowsOf = async (email: string, address: string) => {
    const before = total();
    await guess(app, email, 1, address);
    return total() - before;
  };
  for (const round of ['the first', 'another']) {
    const known = await rowsOf('ada@example.com', '198.51.100.1');
    expect(await rowsOf('eve@example.com', '198.51.100.2'), round).toBe(known);
    expect(known).toBe(4);
  }
});

test('a removed member is not told of', async () => {
  const { app, told } = await adasApp();
  await guess(app, 'ada@example.com', 1);
  app.db.orm.delete(members).run();
  await tellRefusals(app, Date.now());
  expect(told()).toEqual([]);
});
