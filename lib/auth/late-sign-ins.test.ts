import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { expect, test } from 'vitest';
import { sessions } from '#db/schema/auth';
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
