import { describe, expect, test } from 'vitest';
import { faultDoor } from './testing/fault-door.ts';

const COMPLETIONS = 'POST /chat/completions';
const errorOf = (text: string) =>
  (JSON.parse(text) as { error: { code: number; message: string; metadata: Record<string, unknown> } }).error;

/** Refusals that pass through once: what was asked for, the status, how often upstream is asked. */
test.each<[string, string, number, number]>([
  ['U1 400, an invalid request', '400', 400, 1],
  ['U1 400, max_tokens too small', '400:small', 400, 1],
  ['U1 400, the prompt too long', '400:context', 400, 1],
  ['U3 402, out of credits', '402', 402, 1],
  ['U3 402, the key’s limit', '402:key', 402, 1],
  ['U3 402, max_tokens cannot be afforded', '402:afford', 402, 1],
  ['U5 403, moderation', '403', 403, 1],
  ['U5 403, a guardrail', '403:guardrail', 403, 1],
  ['U5 403, the region', '403:region', 403, 1],
  ['U6 404 that is not to be retried', '404', 404, 1],
  ['U6 404, no longer free', '404:free', 404, 1],
  ['U6 404 that may be retried', '404:retryable', 503, 3],
  ['U8 413', '413', 413, 1],
  ['U8 422', '422', 422, 1],
  ['U10 429 with a long hint', '429:3600', 429, 1],
  ['U10 429 until tomorrow', '429:daily', 429, 1],
  ['U13 503 with a long hint', '503:3600', 503, 1],
])('%s', async (_name, fault, status, requests) => {
  const { ask, sandbox, calls } = await faultDoor();
  for (const body of [{ stream: true }, { stream: false }]) {
    const answer = await ask(body, { faults: fault });
    const error = errorOf(answer.text);
    expect(answer.status).toBe(status);
    expect(error.metadata.code).not.toMatch(/^budget/);
    expect(error.message).toMatch(/\w/);
    if (status !== 429 && status !== 503) expect(answer.headers.get('x-should-retry')).toBe('false');
  }
  expect(sandbox.requestCount(COMPLETIONS)).toBe(2 * requests);
  const refused = { state: 'settled', ending: 'refused', cost_nano: 0, attempts: requests };
  expect(calls()).toMatchObject([refused, refused]);
});

test('U2: 401 on our key is a 502 that does not blame the caller, and the key is marked', async () => {
  const { app, ask, sandbox } = await faultDoor();
  const answer = await ask({}, { faults: '401' });
  expect([answer.status, errorOf(answer.text).metadata.code]).toEqual([502, 'upstream_credentials_invalid']);
  expect(answer.headers.get('x-should-retry')).toBe('false');
  expect(sandbox.requestCount(COMPLETIONS)).toBe(1);
  expect(app.connections.status().invalidSince).toBeGreaterThan(0);
});

test('U4: 402 for too much in flight is tried once more after its Retry-After: one charge', async () => {
  const { ask, sandbox, calls } = await faultDoor();
  const askedAt = performance.now();
  expect((await ask({ stream: true }, { faults: '402:in-flight:1*1' })).status).toBe(200);
  expect(performance.now() - askedAt).toBeGreaterThanOrEqual(1000);
  expect(sandbox.generations()).toHaveLength(1);
  await expect.poll(calls).toMatchObject([{ attempts: 2 }]);
  expect((await ask({}, { faults: '402:in-flight:0' })).status).toBe(402);
  expect(sandbox.requestCount(COMPLETIONS)).toBe(4);
});

test('U5: what moderation quotes of the prompt is not logged', async () => {
  const { ask, lines } = await faultDoor();
  await ask({}, { faults: '403' });
  expect(lines.join('\n')).not.toContain('the first hundred characters of it');
});

describe('U7: 408', () => {
  test('without an id it is tried once more', async () => {
    const { ask, sandbox } = await faultDoor();
    expect((await ask({}, { faults: '408*1' })).status).toBe(200);
    expect((await ask({ seed: 2 }, { faults: '408' })).status).toBe(504);
    expect(sandbox.requestCount(COMPLETIONS)).toBe(4);
  });

  test('with an id it is never sent again, and costs what /generation says', async () => {
    const { ask, sandbox, calls } = await faultDoor();
    expect((await ask({ stream: true }, { faults: '408:id' })).status).toBe(504);
    expect(sandbox.requestCount(COMPLETIONS)).toBe(1);
    expect(calls()).toMatchObject([
      { state: 'unsettled', cost_nano: null, generation_id: sandbox.generations()[0]?.id },
    ]);
  });
});

test('U9: 429 with Retry-After: 2 is asked again after two to three seconds', async () => {
  const { app, ask } = await faultDoor();
  expect((await ask({ stream: true }, { faults: '429:2*1' })).status).toBe(200);
  const [first, second] = app.db.client.prepare('select started_at, ended_at from attempts order by number').all() as {
    started_at: number;
    ended_at: number;
  }[];
  const waitedMs = (second?.started_at ?? 0) - (first?.ended_at ?? 0);
  expect(waitedMs).toBeGreaterThanOrEqual(2000);
  expect(waitedMs).toBeLessThanOrEqual(3000);
});

test.each(['-1', 'abc', '1e9', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
  'U10: 429 with the hint %s backs off as without one',
  async (hint) => {
    const { ask, sandbox } = await faultDoor();
    const answer = await ask({}, { faults: `429:${hint.replaceAll(' ', '\u00a0')}` });
    expect(answer.status).toBe(429);
    expect(sandbox.requestCount(COMPLETIONS)).toBe(3);
  },
);

test('U10: a hint as a date is waited for', async () => {
  const { ask, sandbox } = await faultDoor();
  expect((await ask({}, { faults: '429:date*1' })).status).toBe(200);
  expect(sandbox.requestCount(COMPLETIONS)).toBe(2);
});

test('U11: twenty clients that meet a 429 without a hint come back spread out, each at most three times', async () => {
  const { app, ask, calls } = await faultDoor();
  await Promise.all(Array.from({ length: 20 }, (_, seed) => ask({ seed }, { faults: '429' })));
  expect(calls().map(({ attempts }) => attempts)).toEqual(Array(20).fill(3));
  const seconds = app.db.client.prepare('select started_at from attempts where number = 2').pluck().all() as number[];
  expect(new Set(seconds.map((at) => Math.floor(at / 10))).size).toBeGreaterThan(5);
});

describe('U12: 500', () => {
  test('is never tried again: nobody knows what it cost', async () => {
    const { ask, sandbox, calls } = await faultDoor({ estimated: 1 });
    const answer = await ask({}, { faults: '500' });
    expect([answer.status, answer.headers.get('x-should-retry')]).toEqual([502, 'false']);
    expect(sandbox.requestCount(COMPLETIONS)).toBe(1);
    expect(calls()).toMatchObject([{ cost_source: 'estimated' }]);
  });

  test('with an id costs what /generation says', async () => {
    const { ask, calls } = await faultDoor();
    expect((await ask({}, { faults: '500:id' })).status).toBe(502);
    expect(calls()).toMatchObject([{ state: 'unsettled', cost_nano: null }]);
  });
});

test.each([
  ['U13: 503', '503*1', 2],
  ['U13: 502 twice', '502*2', 3],
  ['U13: 503 with a hint', '503:1*1', 2],
  ['U13: 502, a page of the edge', '502:html*1', 2],
  ['U13: 502 with the provider’s own words', '502:raw*1', 2],
  ['U15: 529', '529*1', 2],
])('%s before headers is tried again: one charge, each attempt a row', async (_name, faults, attempts) => {
  const { ask, sandbox, calls } = await faultDoor();
  expect((await ask({ stream: true }, { faults })).status).toBe(200);
  expect(sandbox.requestCount(COMPLETIONS)).toBe(attempts);
  expect(sandbox.generations()).toHaveLength(1);
  await expect.poll(calls).toMatchObject([{ state: 'settled', attempts }]);
});

test('U13: 502 that stays says what the provider said', async () => {
  const { ask } = await faultDoor();
  expect(errorOf((await ask({}, { faults: '502:raw' })).text).message).toContain('Upstream said: overloaded_error');
});

test.each([
  ['U14: 504', '504', 1],
  ['U14: 524, a page of the edge', '524', 1],
  ['U14: 504 with an id', '504:id', 0],
])('%s is not tried again', async (_name, faults, estimated) => {
  const { ask, sandbox, calls } = await faultDoor({ estimated });
  expect((await ask({ stream: true }, { faults })).status).toBe(502);
  expect(sandbox.requestCount(COMPLETIONS)).toBe(1);
  expect(calls()).toMatchObject([{ attempts: 1, ...(estimated === 0 && { state: 'unsettled' }) }]);
});

test('U15: 529 goes to the fallback model where there is one', async () => {
  const { ask, calls } = await faultDoor();
  const answer = await ask({ stream: true, models: ['anthropic/claude-haiku-4.5'] }, { faults: 'down' });
  expect(answer.status).toBe(200);
  await expect
    .poll(calls)
    .toMatchObject([{ requested_model: 'openai/gpt-4o-mini', served_model: 'anthropic/claude-haiku-4.5' }]);
});

test.each(['ok-html', 'ok-empty', 'ok-spaces', 'ok-nothing'])('U16: a 200 that is none: %s', async (faults) => {
  const { ask, lines } = await faultDoor();
  for (const answer of await Promise.all([ask({ stream: true }, { faults }), ask({ stream: false }, { faults })])) {
    expect(answer.status).toBe(502);
    expect(answer.text + lines.join()).not.toContain('Maintenance');
  }
});

test('U16: the answer in one piece to who asked for a stream costs what it cost', async () => {
  const { ask, sandbox } = await faultDoor();
  expect((await ask({ stream: true }, { faults: 'ok-json' })).status).toBe(502);
  expect(sandbox.requestCount(COMPLETIONS)).toBe(1);
});

describe('U17: an error inside a 200', () => {
  test.each([
    ['ok-error:400', 400, 1],
    ['ok-error:429', 429, 3],
    ['ok-error', 502, 3],
  ])('%s stands for its code', async (faults, status, requests) => {
    const { ask, sandbox } = await faultDoor();
    expect((await ask({}, { faults })).status).toBe(status);
    expect(sandbox.requestCount(COMPLETIONS)).toBe(requests);
  });

  test('beside a partial answer it is an error too, and costs what /generation says', async () => {
    const { ask, sandbox, calls } = await faultDoor();
    expect((await ask({}, { faults: 'error' })).status).toBe(502);
    expect(sandbox.requestCount(COMPLETIONS)).toBe(1);
    expect(calls()).toMatchObject([{ state: 'unsettled' }]);
  });
});

test.each([
  ['U22: a megabyte of headers', 'huge-head'],
  ['U22: another protocol', 'upgraded'],
  ['U22: no HTTP at all', 'gibberish'],
  ['U23: a gzip bomb', 'gzip'],
  ['U23: an unknown encoding', 'encoded'],
])('%s is refused, asked for once', async (_name, faults) => {
  const { ask, sandbox } = await faultDoor({ estimated: 1 });
  const before = process.memoryUsage().rss;
  const answer = await ask({}, { faults });
  expect(answer.status).toBe(502);
  expect(sandbox.requestCount(COMPLETIONS)).toBe(1);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
});

test('U22: a redirect is not followed', async () => {
  const { ask, sandbox } = await faultDoor();
  expect((await ask({}, { faults: 'redirect' })).status).toBe(502);
  expect(sandbox.requestCount(COMPLETIONS)).toBe(1);
});

test('U22: informational answers are looked past', async () => {
  const { ask } = await faultDoor();
  const answer = await ask({}, { faults: 'informed' });
  expect([answer.status, errorOf(answer.text).message]).toEqual([400, expect.stringContaining('informed')]);
});

test('U21: a head that drips is read to its end', async () => {
  const { ask } = await faultDoor({ estimated: 1 });
  expect((await ask({}, { faults: 'slow-head:2' })).status).toBe(200);
});
