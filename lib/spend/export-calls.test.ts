import { buffer, text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { testDb } from '#db/testing';
import { isAppError } from '#lib/errors';
import { exportCalls } from './export-calls.ts';
import { memberOf, writeCalls } from './testing.ts';

const OWNER = memberOf('owner', 'owner');
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };
const NOON = Date.UTC(2026, 10, 23, 12);

/** Reads CSV without quoted line breaks, which none of these has. */
async function recordsOf(db: ReturnType<typeof testDb>, principal = OWNER, input: unknown = NOVEMBER) {
  const csv = await text(exportCalls({ db }, principal, input).content);
  const [head = '', ...lines] = csv.trimEnd().split('\r\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, index) => [names[index], value])));
}

it('has one row a call with its exact cost in nine digits', async () => {
  const db = testDb();
  writeCalls(db, [
    { id: 'a', costNano: 1_500_000, costDigits: '0.0015000000004', conversationId: 'c1', keyId: 'k1', keyName: 'CI' },
  ]);
  expect(await recordsOf(db)).toEqual([
    {
      call_id: 'a',
      opened_at: '2026-11-23T12:00:00.000Z',
      ended_at: '2026-11-23T12:00:03.000Z',
      settled_at: '2026-11-23T12:00:03.000Z',
      state: 'reported',
      ending: 'finished',
      cost_usd: '0.001500000',
      held_usd: '',
      upstream_cost: '0.0015000000004',
      member: 'Ada',
      member_id: 'ada',
      key: 'CI',
      key_id: 'k1',
      purpose: 'chat',
      app: '',
      conversation_id: 'c1',
      run_id: '',
      connection: 'Sandbox',
      requested_model: 'openai/gpt-4o',
      served_model: 'openai/gpt-4o',
      provider: 'OpenAI',
      generation_id: '',
      is_streamed: 'true',
      is_byok: 'false',
      is_overrun: 'false',
      anomaly: '',
      prompt_tokens: '100',
      completion_tokens: '200',
      cached_tokens: '10',
      cache_write_tokens: '0',
      reasoning_tokens: '20',
      first_token_ms: '400',
      duration_ms: '2400',
      finish_reason: 'stop',
      http_status: '',
      error_code: '',
    },
  ]);
});

it('is what a list with the same filter shows', async () => {
  const db = testDb();
  writeCalls(db, [
    { id: 'a', keyId: 'k1' },
    { id: 'b', keyId: 'k1', ending: 'broke' },
    { id: 'c', memberId: 'bob', ending: 'broke' },
  ]);
  const filtered = async (filter: object, principal = OWNER) =>
    (await recordsOf(db, principal, { ...NOVEMBER, ...filter })).map((record) => record.call_id);
  expect(await filtered({ ending: 'failed' })).toEqual(['b', 'c']);
  expect(await filtered({ ending: 'failed', keyId: 'k1' })).toEqual(['b']);
  expect(await filtered({ ending: 'failed' }, memberOf('bob'))).toEqual(['c']);
});

it('leaves an unknown cost empty and says what is held', async () => {
  const db = testDb();
  const unknown = { costNano: null, costSource: null, promptTokens: null, heldNano: 5_000_000 };
  writeCalls(db, [
    { ...unknown, state: 'unsettled', openedAt: NOON },
    { ...unknown, state: 'open', openedAt: NOON + 1 },
    { costNano: 0, openedAt: NOON + 2 },
    { costNano: 1_234_567_890_123, state: 'written_off', openedAt: NOON + 3 },
  ]);
  expect(
    (await recordsOf(db)).map(({ state, cost_usd, held_usd, prompt_tokens }) => [
      state,
      cost_usd,
      held_usd,
      prompt_tokens,
    ]),
  ).toEqual([
    ['unsettled', '', '0.005000000', ''],
    ['unsettled', '', '0.005000000', ''],
    ['reported', '0.000000000', '', '100'],
    ['estimated', '1234.567890123', '', '100'],
  ]);
});

it('is in order and whole over many pages, also where many calls share a millisecond', async () => {
  const db = testDb();
  writeCalls(
    db,
    Array.from({ length: 900 }, (_, n) => ({
      id: `c${(n * 7919) % 900}`.padEnd(6, '~'),
      openedAt: NOON + Math.floor(n / 400),
    })),
  );
  const records = await recordsOf(db);
  expect(records).toHaveLength(900);
  expect(new Set(records.map(({ call_id }) => call_id)).size).toBe(900);
  const keys = records.map(({ opened_at, call_id }) => `${opened_at} ${call_id}`);
  expect(keys).toEqual([...keys].sort());
});

it('holds the days asked for, in UTC, and no more', async () => {
  const db = testDb();
  const day = Date.UTC(2026, 10, 23);
  writeCalls(
    db,
    [-1, 0, 86_399_999, 86_400_000].map((afterMs) => ({ id: `at${afterMs}`, openedAt: day + afterMs })),
  );
  const records = await recordsOf(db, OWNER, { from: '2026-11-23', to: '2026-11-23' });
  expect(records.map(({ call_id }) => call_id)).toEqual(['at0', 'at86399999']);
});

it('gives a member their own calls and nobody else’s', async () => {
  const db = testDb();
  writeCalls(db, [
    { id: 'a', memberId: 'ada' },
    { id: 'b', memberId: 'bob' },
    { id: 'n', memberId: null },
  ]);
  expect((await recordsOf(db, memberOf('bob'))).map(({ call_id }) => call_id)).toEqual(['b']);
  expect(await recordsOf(db, memberOf('eve'))).toEqual([]);
  expect(await recordsOf(db, memberOf('bob', 'admin'))).toHaveLength(3);
});

it.each(['=1+2', '+1', '-1', '@SUM(A1)', '\t=1'])('defuses %j, which a spreadsheet would run', async (memberName) => {
  const db = testDb();
  writeCalls(db, [{ memberName }]);
  expect((await recordsOf(db))[0]?.member).toBe(`'${memberName}`);
});

it('quotes commas and quotation marks', async () => {
  const db = testDb();
  writeCalls(db, [{ memberName: 'Byron, "Ada"' }]);
  expect(await text(exportCalls({ db }, OWNER, NOVEMBER).content)).toContain(',"Byron, ""Ada""",');
});

it('has a byte order mark and a header where there is nothing', async () => {
  const { fileName, content } = exportCalls({ db: testDb() }, OWNER, NOVEMBER);
  expect(fileName).toBe('parallax-calls-2026-11-01-to-2026-11-30.csv');
  expect((await buffer(content)).toString('utf8')).toMatch(/^\uFEFFcall_id,opened_at,[a-z_,]+\r\n$/);
});

it('asks for the next page only when the last was read', async () => {
  const db = testDb();
  writeCalls(
    db,
    Array.from({ length: 2500 }, (_, n) => ({ openedAt: NOON + n })),
  );
  let pages = 0;
  const counting = {
    ...db,
    read: (queries: Parameters<typeof db.read>[0]) => {
      pages += 1;
      return db.read(queries);
    },
  };
  const { content } = exportCalls({ db: counting }, OWNER, NOVEMBER);
  const reading = content[Symbol.asyncIterator]();
  await reading.next();
  expect(pages).toBeLessThan(4);
  await reading.return?.();
});

it('fails the stream when a page fails', async () => {
  const db = testDb();
  const failing = { ...db, read: () => Promise.reject(new Error('disk on fire')) };
  await expect(text(exportCalls({ db: failing }, OWNER, NOVEMBER).content)).rejects.toThrow('disk on fire');
});

it.each([
  [memberOf('eve', 'viewer'), NOVEMBER, 'forbidden'],
  [OWNER, { from: '2026-11-02', to: '2026-11-01' }, 'invalid_request'],
  [OWNER, { from: 'yesterday', to: '2026-11-01' }, 'invalid_request'],
] as const)('refuses before the first byte: %o %o', (principal, input, code) => {
  expect(() => exportCalls({ db: testDb() }, principal, input)).toThrow(
    expect.toSatisfy((error: unknown) => isAppError(error) && error.code === code),
  );
});
