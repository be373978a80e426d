import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { expect, test } from 'vitest';
import { members, sessions } from '#db/schema/auth';
import { testDb } from '#db/testing';
import { createMember } from './create-member.ts';
import { resetPassword } from './reset-password.ts';
import { PASSWORD, signIn, testAuthApp } from './testing.ts';

test('regression: a sign-in that was under way when the password was changed opens nothing', async () => {
  let meanwhile = async () => {};
  const app = testAuthApp({}, testDb(), {
    hash: hashPassword,
    verify: async (pair) => {
      const isRight = await verifyPassword(pair);
      await meanwhile();
      return isRight;
    },
  });
  const email = 'ada@example.com';
  await createMember(app, 'owner', { name: 'Ada', email, password: PASSWORD });
  meanwhile = async () => void (await resetPassword(app, { email, password: 'another password' }));
  await expect(signIn(app, email, PASSWORD)).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(app.db.orm.select().from(sessions).all()).toEqual([]);

  meanwhile = async () => {};
  expect((await signIn(app, email, 'another password')).status).toBe(200);
});

test('regression: a sign-in in the moment of being disabled opens nothing, also once enabled again', async () => {
  let disabling: Promise<unknown> | undefined;
  const db = testDb();
  const app = testAuthApp({}, db, {
    hash: hashPassword,
    verify: async (pair) => {
      const isRight = await verifyPassword(pair);
      disabling ??= db.commit((orm) => {
        orm.delete(sessions).run();
        orm.update(members).set({ disabledAt: new Date() }).run();
      });
      return isRight;
    },
  });
  await createMember(app, 'owner', { name: 'Ada', email: 'ada@example.com', password: PASSWORD });
  await expect(signIn(app, 'ada@example.com', PASSWORD)).rejects.toMatchObject({ code: 'forbidden' });
  await disabling;
  expect(db.orm.select().from(sessions).all()).toEqual([]);
});
