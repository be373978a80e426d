import { expect, it, onTestFinished, vi } from 'vitest';
import { invoiceDays } from '#db/schema/invoice';
import { testDb, testFolder } from '#db/testing';
import { openConnections } from '#lib/connections/open-connections';
import { loadSecret } from '#lib/connections/secret';
import { testLog, testUpstream } from '#lib/connections/testing';
import { writeCalls } from '#lib/spend/testing';
import { isDue, startInvoiceChecker } from './start-invoice-checker.ts';

const DAY_MS = 86_400_000;
const MIDNIGHT = Date.UTC(2026, 10, 24);
const at = (hours: number) => MIDNIGHT + hours * 3_600_000;

it.each([
  ['not in the first minutes of a day', at(0.5), null, null, false],
  ['when nothing was compared yet', at(1), null, null, true],
  ['when the day before was compared', at(1), at(-23), at(-23), true],
  ['not when it was compared today', at(20), at(1), at(1), false],
  ['when it was compared too early, by hand', at(1), at(0.2), null, true],
  ['not within an hour of a try', at(2), at(-23), at(1.5), false],
  ['an hour after a try that failed', at(3), at(-23), at(1.5), true],
])('is due %s', (_, now, comparedAt, triedAt, isSo) => {
  expect(isDue(now, { comparedAt, triedAt })).toBe(isSo);
});

/** A checker of an account whose upstream answers `/activity` with this. */
async function setUp(answer: { status: number; body: string } | 'never', key?: string) {
  const asked: (string | undefined)[] = [];
  const { origin } = await testUpstream((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    if (answer === 'never') return;
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  const db = testDb();
  const log = testLog();
  const env = {
    OPENROUTER_BASE_URL: `${origin}/api/v1`,
    OPENROUTER_API_KEY: 'sk-or-v1-calls',
    OPENROUTER_MANAGEMENT_KEY: key,
    PARALLAX_PRIVATE_ORIGINS: [],
  };
  const secret = loadSecret({ env: {}, folder: testFolder(), db });
  const connections = openConnections({ db, env, log, secret, sandbox: { url: 'http://127.0.0.1:1', apiKey: '' } });
  const checker = startInvoiceChecker({ db, log, connections, catalogue: { find: () => null } });
  onTestFinished(async () => {
    await checker.close();
    await connections.close();
  });
  const days = () => db.client.prepare('select * from invoice_days order by date').all();
  return { db, log, asked, checker, days };
}

const KEY = 'sk-or-v1-management-canary';

it('asks nobody without a management key, and says so', async () => {
  const { asked, checker, days } = await setUp({ status: 200, body: '{"data":[]}' });
  await checker.runOnce();
  expect(checker.outcome()).toMatchObject({ state: 'no_key', message: null });
  expect([asked, days()]).toEqual([[], []]);
});

it.each([
  ['403', 403, '{"error":{"code":403,"message":"Only management keys"}}', 'refused', /Only management keys/],
  ['401', 401, `{"error":{"code":401,"message":"No such key: ${KEY}"}}`, 'refused', /No such key: \*+$/],
  ['500', 500, 'Bad gateway', 'failed', /HTTP 500/],
  ['something else', 200, '{"data":[{"date":"yesterday"}]}', 'failed', /something else than expected/],
])('on %s it writes nothing, and says what upstream said', async (_, status, body, state, message) => {
  const { db, log, checker, days } = await setUp({ status, body }, KEY);
  writeCalls(db, [{ connectionId: 'env', openedAt: Date.now() - DAY_MS }]);
  await checker.runOnce();
  expect(checker.outcome()).toMatchObject({ state, message: expect.stringMatching(message) });
  expect(days()).toEqual([]);
  expect(log.lines.join()).not.toContain(KEY);
});

it('compares the finished days since the first call, thirty at most, with the key that may ask', async () => {
  const { db, asked, checker, days } = await setUp({ status: 200, body: '{"data":[]}' }, KEY);
  await checker.runOnce();
  expect(days()).toEqual([]);
  writeCalls(db, [{ connectionId: 'env', openedAt: Date.now() - 3 * DAY_MS }]);
  await checker.runOnce();
  expect(days()).toHaveLength(3);
  writeCalls(db, [{ connectionId: 'env', openedAt: Date.now() - 90 * DAY_MS }]);
  await Promise.all([checker.runOnce(), checker.runOnce()]);
  expect(days()).toHaveLength(30);
  expect(asked).toEqual(Array(3).fill(`/api/v1/activity Bearer ${KEY}`));
});

it('says so where it broke inside, and leaves what was compared', async () => {
  const { db, log, checker } = await setUp({ status: 200, body: '{"data":[]}' }, KEY);
  writeCalls(db, [{ connectionId: 'env', openedAt: Date.now() - DAY_MS }]);
  db.client.exec("create trigger broken before insert on invoice_days begin select raise(abort, 'broken'); end");
  await checker.runOnce();
  expect(checker.outcome()).toMatchObject({ state: 'failed', message: expect.stringContaining('inside Parallax') });
  expect(log.lines.join()).toContain('the invoice could not be compared');
});

it('does not keep the server from stopping', async () => {
  const { asked, checker } = await setUp('never', KEY);
  const run = checker.runOnce();
  await expect.poll(() => asked).toHaveLength(1);
  await Promise.all([checker.close(), run]);
  expect(checker.outcome()?.state).toBe('failed');
});

it.each([
  ['was cut off before the last day', 'openrouter', '2026-11-22'],
  ['was of the sandbox', 'sandbox', '2026-11-23'],
] as const)('regression: a comparison of today that %s is made anew', async (_, source, date) => {
  vi.useFakeTimers({ now: at(2), toFake: ['Date', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const { db, asked } = await setUp({ status: 200, body: '{"data":[]}' }, KEY);
  const day = { comparedAt: at(1), bookedNano: 0, roundingNano: 0, unsettledCalls: 0 };
  db.orm
    .insert(invoiceDays)
    .values({ source, date, ...day })
    .run();
  vi.advanceTimersByTime(10 * 60_000);
  await expect.poll(() => asked).toHaveLength(1);
});

it('regression: what failed when it was asked for is tried again an hour later, as the page says', async () => {
  vi.useFakeTimers({ now: at(2), toFake: ['Date', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const { db, asked, checker } = await setUp({ status: 500, body: '' }, KEY);
  const day = { source: 'openrouter', date: '2026-11-23', comparedAt: at(1) } as const;
  db.orm
    .insert(invoiceDays)
    .values({ ...day, bookedNano: 0, roundingNano: 0, unsettledCalls: 0 })
    .run();
  await checker.runOnce();
  vi.advanceTimersByTime(70 * 60_000);
  await expect.poll(() => asked).toHaveLength(2);
});
