import { join } from 'node:path';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { expect, test } from 'vitest';
import { openDb } from '#db/client';
import { migrate } from '#db/migrate';
import { accounts } from '#db/schema/auth';
import { testFolder } from '#db/testing';
import { createMember } from './create-member.ts';
import { CLIENT_HEADER } from './open-auth.ts';
import { type AuthApp, PASSWORD, signedIn, signIn, testAuthApp } from './testing.ts';

const from = (address: string) => new Headers({ [CLIENT_HEADER]: address });

/** Signs in with a wrong password, from one address after the other. */
async function guess(app: AuthApp, tries: { email: string; address: string }[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { email, address } of tries) {
    const { code } = await signIn(app, email, 'guess guess', from(address)).catch((error) => error);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** An app whose hasher says at once that nothing fits, and counts. */
function countingApp() {
  const work = { hashes: 0, verifications: 0 };
  const hasher = {
    hash: async (password: string) => {
      work.hashes += 1;
      return hashPassword(password);
    },
    verify: async (pair: { hash: string; password: string }) => {
      work.verifications += 1;
      return verifyPassword(pair);
    },
  };
  return { app: testAuthApp({}, undefined, hasher), work };
}

const quick = () => testAuthApp({}, undefined, { hash: async () => 'x:y', verify: async () => false });

test('an IPv6 client that takes another address for every try counts as one', async () => {
  const app = quick();
  const tries = Array.from({ length: 40 }, (_, n) => ({
    email: `person-${n}@example.com`,
    address: `2001:db8:7:7:${n.toString(16)}::1`,
  }));
  expect(await guess(app, tries)).toEqual({ unauthenticated: 30, rate_limited: 10 });
  expect(await guess(app, [{ email: 'ada@example.com', address: '2001:db8:7:8::1' }])).toEqual({ unauthenticated: 1 });
});

test('one client that tries one password at many accounts has thirty tries a minute', async () => {
  const app = quick();
  const tries = Array.from({ length: 40 }, (_, n) => ({ email: `p${n}@example.com`, address: '198.51.100.7' }));
  expect(await guess(app, tries)).toEqual({ unauthenticated: 30, rate_limited: 10 });
});

test('one account from one /64 has ten tries a minute, however the address is written', async () => {
  const app = quick();
  const tries = Array.from({ length: 12 }, (_, n) => ({
    email: 'ada@example.com',
    address: n % 2 ? `2001:db8::${n}` : `2001:0DB8:0000::aa:${n}`,
  }));
  expect(await guess(app, tries)).toEqual({ unauthenticated: 10, rate_limited: 2 });
});

test('who has an account of their own cannot win tries at others by signing in between', async () => {
  const app = testAuthApp();
  await createMember(app, 'viewer', { name: 'Eve', email: 'eve@example.com', password: PASSWORD });
  let refused = 0;
  for (let n = 0; n < 36; n += 1) {
    if (n % 6 === 0) await signIn(app, 'eve@example.com', PASSWORD, from('198.51.100.7')).catch(() => null);
    const error = await signIn(app, `p${n}@example.com`, 'guess guess', from('198.51.100.7')).catch((e) => e);
    if (error.code === 'rate_limited') refused += 1;
  }
  expect(refused).toBe(6);
});

test('known and unknown accounts get the same refusal after the same number of tries', async () => {
  const app = quick();
  await createMember(app, 'owner', { name: 'Ada', email: 'ada@example.com', password: PASSWORD });
  const refusals = async (email: string, address: string) => {
    const seen: unknown[] = [];
    for (let n = 0; n < 12; n += 1)
      seen.push(
        await signIn(app, email, 'guess guess', from(address)).catch(({ code, details }) => ({ code, details })),
      );
    return seen;
  };
  expect(await refusals('ada@example.com', '198.51.100.1')).toEqual(
    await refusals('nobody@example.com', '198.51.100.2'),
  );
});

test('a try costs one hash: for a known account, an unknown one, and one without a password', async () => {
  const { app, work } = countingApp();
  await createMember(app, 'owner', { name: 'Ada', email: 'ada@example.com', password: PASSWORD });
  await signIn(app, 'ada@example.com', 'guess guess').catch(() => null);
  expect(work).toEqual({ hashes: 0, verifications: 1 });
  await signIn(app, 'nobody@example.com', 'guess guess').catch(() => null);
  expect(work).toEqual({ hashes: 1, verifications: 1 });
  app.db.orm.delete(accounts).run();
  await signIn(app, 'ada@example.com', 'guess guess').catch(() => null);
  expect(work).toEqual({ hashes: 2, verifications: 1 });
});

test('a disabled account says so only to who knows its password', async () => {
  const app = testAuthApp();
  const { id } = await signedIn(app, 'viewer');
  app.db.client.prepare('update members set disabled_at = 1 where id = ?').run(id);
  await expect(signIn(app, 'viewer@example.com', 'guess guess')).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(signIn(app, 'viewer@example.com', PASSWORD)).rejects.toMatchObject({ code: 'forbidden' });
});

test('regression: a server that starts again goes on counting: a kill wins no tries', async () => {
  const file = join(testFolder(), 'parallax.db');
  const start = () => testAuthApp({}, openDb(file), { hash: async () => 'x:y', verify: async () => false });
  const killed = start().db;
  migrate(killed.client);
  const tries = (email: string, network: number) =>
    Array.from({ length: 12 }, (_, n) => ({ email, address: `2001:db8:7:${network}:${n}::1` }));
  expect(await guess(start(), tries('ada@example.com', 7).slice(0, 9))).toEqual({ unauthenticated: 9 });
  const again = start();
  expect(await guess(again, tries('ada@example.com', 7))).toEqual({ unauthenticated: 1, rate_limited: 11 });
  expect(await guess(again, tries('eve@example.com', 8))).toEqual({ unauthenticated: 10, rate_limited: 2 });
  await killed.close();
  await again.db.close();
});
