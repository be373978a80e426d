import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { openDb } from '#db/client';
import { migrate } from '#db/migrate';
import { testFolder } from '#db/testing';
import { addBudget } from '#lib/budgets/testing';
import { isAppError } from '#lib/errors';
import { verifyLedger } from '#lib/spend/verify-ledger';
import { callModel } from './call-model.ts';
import { beginStream, contextOf, PROMPT, testHeart, WHOLE_STREAM } from './testing.ts';

const WITHOUT_LIMIT = 1_073_741_823;

it('D1: with the disk full at whichever write needs a page, a call is refused before anything is sent, or served and booked once there is room', async () => {
  const db = openDb(join(testFolder(), 'test.db'));
  onTestFinished(() => db.close());
  migrate(db.client);
  addBudget(db, { limitNano: 10 ** 12 });
  const { heart, requests, calls } = await testHeart(
    (_request, response) => {
      beginStream(response);
      response.end(WHOLE_STREAM);
    },
    { db },
  );
  const fullAt = { hold: 0, settle: 0 };
  for (let round = 0; round < 60; round += 1) {
    const pages = db.client.pragma('page_count', { simple: true }) as number;
    // Rows of many bytes need a page every few calls; without them most rounds would find room in the last one.
    const request = { ...PROMPT, user: 'x' };
    db.client.pragma(`max_page_count = ${pages}`);
    const sent = requests.length;
    const asked = await callModel(heart, { ...contextOf(), app: 'y'.repeat(1500) }, request).catch(
      (error: unknown) => error,
    );
    if (isAppError(asked)) {
      expect([asked.code, requests.length - sent]).toEqual(['insufficient_storage', 0]);
      fullAt.hold += 1;
    } else {
      const answer = asked as Awaited<ReturnType<typeof callModel>>;
      expect(await text(answer.body)).toBe(WHOLE_STREAM);
      const isBookedAtOnce = await Promise.race([
        answer.settled.then(() => true),
        new Promise((resolve) => setTimeout(resolve, 40, false)),
      ]);
      if (!isBookedAtOnce) fullAt.settle += 1;
      db.client.pragma(`max_page_count = ${WITHOUT_LIMIT}`);
      await answer.settled;
    }
    db.client.pragma(`max_page_count = ${WITHOUT_LIMIT}`);
  }
  expect(fullAt).toEqual({ hold: expect.any(Number), settle: expect.any(Number) });
  expect(Math.min(fullAt.hold, fullAt.settle)).toBeGreaterThan(0);
  expect(new Set(calls().map(({ state }) => state))).toEqual(new Set(['settled']));
  expect(calls()).toHaveLength(requests.length);
  expect((await verifyLedger(db)).differences).toEqual([]);
  expect(db.client.prepare('select sum(held_nano) from budget_windows').pluck().get()).toBe(0);
  expect(db.client.pragma('integrity_check', { simple: true })).toBe('ok');
});
