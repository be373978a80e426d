import { expect, test } from 'vitest';
import { testDb } from '#db/testing';
import { getMeasuredModels } from './get-measured-models.ts';
import { memberOf, writeCalls } from './testing.ts';

const NOW = Date.UTC(2026, 10, 23, 15);
const DAY_MS = 86_400_000;

function room() {
  const db = testDb();
  return { db, now: () => NOW };
}

test('the cost of an answer is what all settled ones cost, shared by those that did not fail', async () => {
  const app = room();
  writeCalls(app.db, [
    { costNano: 1_000_000 },
    { costNano: 2_000_001 },
    { costNano: 0, ending: 'refused', firstTokenMs: null, durationMs: null },
    { state: 'unsettled', costNano: null },
  ]);
  expect(await getMeasuredModels(app, memberOf('ada', 'admin'))).toMatchObject({
    'openai/gpt-4o': { answers: 2, costUsd: '0.001500001' },
  });
});

test('times are medians of the histogram, within a twentieth', async () => {
  const app = room();
  writeCalls(
    app.db,
    [100, 400, 5000].map((firstTokenMs) => ({ firstTokenMs, durationMs: firstTokenMs * 4 })),
  );
  const { 'openai/gpt-4o': measured } = await getMeasuredModels(app, memberOf('ada', 'admin'));
  expect(Math.abs((measured?.firstTokenMs ?? 0) - 400)).toBeLessThan(21);
  expect(Math.abs((measured?.durationMs ?? 0) - 1600)).toBeLessThan(81);
});

test('the speed is that of writing, without the wait for the first token', async () => {
  const app = room();
  writeCalls(app.db, [{ completionTokens: 200, firstTokenMs: 2000, durationMs: 4000 }]);
  const { 'openai/gpt-4o': measured } = await getMeasuredModels(app, memberOf('ada', 'admin'));
  expect(measured?.tokensPerSecond).toBeGreaterThan(80);
  expect(measured?.tokensPerSecond).toBeLessThan(125);
});

test('what nobody knows is null, never 0', async () => {
  const app = room();
  writeCalls(app.db, [
    { servedModel: 'a/refused', ending: 'refused', costNano: 0, firstTokenMs: null, durationMs: null },
    { servedModel: 'a/silent', completionTokens: 0, firstTokenMs: null },
  ]);
  expect(await getMeasuredModels(app, memberOf('ada', 'admin'))).toMatchObject({
    'a/refused': { answers: 0, costUsd: null, firstTokenMs: null, durationMs: null, tokensPerSecond: null },
    'a/silent': { answers: 1, firstTokenMs: null, tokensPerSecond: null },
  });
});

test('thirty days count, today’s included, and no more', async () => {
  const app = room();
  writeCalls(app.db, [
    { servedModel: 'a/old', openedAt: NOW - 30 * DAY_MS },
    { servedModel: 'a/young', openedAt: NOW - 29 * DAY_MS },
  ]);
  expect(Object.keys(await getMeasuredModels(app, memberOf('ada', 'admin')))).toEqual(['a/young']);
});

test('everybody in the team sees the same times; a key sees none', async () => {
  const app = room();
  writeCalls(app.db, [{ memberId: 'ada' }, { memberId: 'bob' }]);
  const seen = await getMeasuredModels(app, memberOf('ada', 'admin'));
  expect(seen['openai/gpt-4o']?.answers).toBe(2);
  const { 'openai/gpt-4o': { firstTokenMs, durationMs, tokensPerSecond } = {} } = seen;
  expect((await getMeasuredModels(app, memberOf('vic', 'viewer')))['openai/gpt-4o']).toMatchObject({
    firstTokenMs,
    durationMs,
    tokensPerSecond,
  });
  const key = { kind: 'key', keyId: 'k', name: 'k', memberId: 'ada', memberName: 'ada' } as const;
  await expect(getMeasuredModels(app, key)).rejects.toMatchObject({ code: 'forbidden' });
});
