import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { listAlerts } from '#lib/budgets/list-alerts';
import { random } from '#lib/sandbox/random';
import { wordsOf } from '#lib/sandbox/testing';
import { faultDoor, MODEL } from './testing/fault-door.ts';

const STREAM = { stream: true };
/** The sandbox's own words are cut where a script says. */
const scripted = (...pieces: unknown[]) => ({ ...STREAM, sandbox_script: { pieces } });
const eventsOf = (text: string) => text.split('\n\n').filter(Boolean);
const lastOf = (text: string): unknown => JSON.parse(eventsOf(text).at(-1)?.slice('data: '.length) ?? '');
const BROKEN = { error: { code: 502, metadata: { code: 'upstream_failed' } }, choices: [{ finish_reason: 'error' }] };

test('T1: cut after any byte, 200 times: whole events, then an error event and no [DONE], never tried again, charged once', async () => {
  const { ask, sandbox, calls } = await faultDoor();
  const whole = (await ask(STREAM)).text;
  const luck = random('T1', '1');
  const cuts = Array.from({ length: 200 }, () => luck.between(1, whole.length - 1));
  const answers = await Promise.all(
    cuts.map((atMost) => ask({ ...scripted({ text: '{{stream}}', atMost }, { end: 'cut' }) })),
  );
  for (const { text, isCut } of answers) {
    expect(isCut).toBe(false);
    expect(lastOf(text)).toMatchObject(BROKEN);
    const kept = eventsOf(text).slice(0, -1);
    for (const event of kept) if (event.startsWith('data: {')) JSON.parse(event.slice('data: '.length));
    expect(text).not.toContain('[DONE]');
  }
  expect(sandbox.requestCount('POST /chat/completions')).toBe(201);
  await expect.poll(() => calls().filter(({ ending }) => ending === 'broke')).toHaveLength(200);
});

test.each(['eof', 'eof:0'])('T2: a clean end without a finish (%s) is interrupted', async (faults) => {
  const { ask, calls } = await faultDoor();
  const { text } = await ask(STREAM, { faults });
  expect(lastOf(text)).toMatchObject(BROKEN);
  expect(text).not.toContain('[DONE]');
  await expect.poll(calls).toMatchObject([{ ending: 'broke', error_code: 'interrupted', state: 'unsettled' }]);
});

test.each([
  ['error', 'Upstream went away'],
  ['error-string', 'Provider disconnected unexpectedly'],
  ['error-bare', 'Upstream went away'],
])('T3: %s in mid-stream is passed on, counts as failed, and costs what /generation says', async (faults, message) => {
  const { ask, calls } = await faultDoor();
  const { text } = await ask(STREAM, { faults });
  expect(text.match(/"error"/g)?.length).toBeGreaterThan(0);
  expect(text).toContain(message);
  expect(text).not.toContain('[DONE]');
  await expect.poll(calls).toMatchObject([{ ending: 'broke', error_code: 'upstream_failed', state: 'unsettled' }]);
});

describe('T4: events that are no JSON', () => {
  test.each(['malformed', 'malformed-run:3'])('%s: the stream goes on', async (faults) => {
    const { ask, calls } = await faultDoor();
    expect((await ask(STREAM, { faults })).text).toContain('[DONE]');
    await expect.poll(calls).toMatchObject([{ ending: 'finished', state: 'settled' }]);
  });

  test('four in a row: it cannot be trusted', async () => {
    const { ask, calls } = await faultDoor();
    const { text } = await ask(STREAM, { faults: 'malformed-run:4' });
    expect(lastOf(text)).toMatchObject(BROKEN);
    await expect.poll(calls).toMatchObject([{ ending: 'broke', state: 'unsettled' }]);
  });
});

/** Asks for each fault in turn at one door: all are settled at what they were charged. */
async function expectSettled(faults: readonly string[], more: Record<string, unknown> = {}): Promise<string[]> {
  const { ask, calls, sandbox } = await faultDoor();
  const texts: string[] = [];
  for (const fault of faults) texts.push((await ask({ ...STREAM, ...more }, { faults: fault })).text);
  const costs = () => calls().map(({ state, cost_digits }) => `${state} ${cost_digits}`);
  await expect.poll(costs).toEqual(sandbox.generations().map(({ cost }) => `settled ${cost}`));
  return texts;
}

test('T5: however it is framed, it is read and passed on as it came', async () => {
  const texts = await expectSettled([
    'cr',
    'crlf',
    'mixed-lines',
    'no-space',
    'two-spaces',
    'two-spaces',
    'many-lines',
    'bom',
    'fields',
    'chatty',
    'blank-events',
    'comment-as-data',
    'empty-finish',
    'debug',
    'annotated',
    'late-reasoning',
  ]);
  for (const text of texts) expect(text).toContain('[DONE]');
});

test.each(['huge:9', 'endless-line'])('T6: %s is given up at once, and upstream let go', async (faults) => {
  const { ask, calls, sandbox } = await faultDoor();
  await ask(STREAM, { faults });
  await expect.poll(sandbox.openRequests).toBe(0);
  await expect.poll(calls).toMatchObject([{ ending: 'broke', error_code: 'bad_upstream_response' }]);
});

const TEXT = 'Grüße, “żółć” 😀 \u{1f468}\u200d\u{1f469}';
const said = (content: string) =>
  `data: {"id":"{{id}}","model":"{{model}}","choices":[{"index":0,"delta":{"content":${content}},"finish_reason":null}]}\n\n`;
const OVER =
  'data: {"id":"{{id}}","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{{usage}}}\n\ndata: [DONE]\n\n';

test.each([1, 2, 3, 5, 7])('T7: in pieces of %i bytes it is the same text', async (bytesAtOnce) => {
  const { ask, calls, sandbox } = await faultDoor();
  const { text } = await ask({
    ...STREAM,
    sandbox_script: { bytesAtOnce, pieces: [{ text: said(JSON.stringify(TEXT)) + OVER }] },
  });
  expect(wordsOf(text)).toBe(TEXT);
  await expect.poll(calls).toMatchObject([{ ending: 'finished', cost_digits: sandbox.generations()[0]?.cost }]);
});

test('T7: bytes that are no text are shown as such and harm nobody', async () => {
  const { ask, calls, sandbox } = await faultDoor();
  const [before = '', after = ''] = said('"a|b"').split('|');
  const { text } = await ask(
    scripted({ text: before }, { base64: Buffer.of(0xff, 0xc3).toString('base64') }, { text: after + OVER }),
  );
  expect(wordsOf(text)).toBe('a\uFFFD\uFFFDb');
  await expect.poll(calls).toMatchObject([{ ending: 'finished', cost_digits: sandbox.generations()[0]?.cost }]);
});

test('T8: what is meant to harm a screen passes as it is and breaks no line of the log', async () => {
  const { ask, lines } = await faultDoor();
  const { text } = await ask(STREAM, { faults: 'hostile' });
  expect(wordsOf(text)).toContain('\u0000\u001b[31m\u202Egnp.exe\u2066\u200b\ud800<script>');
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
});

test('T10: a reader who takes nothing slows the upstream down, and nobody else', async () => {
  const { send, ask, sandbox } = await faultDoor();
  const leaving = new AbortController();
  const messages = [{ role: 'user', content: '[[fault:burst:400000]]' }];
  const slow = await send(
    '/chat/completions',
    { model: 'openai/gpt-4o-mini', ...STREAM, messages },
    { signal: leaving.signal },
  );
  await slow.body?.getReader().read();
  await pause(500);
  expect((await ask(STREAM)).text).toContain('[DONE]');
  leaving.abort();
  await expect.poll(sandbox.openRequests).toBe(0);
  const [stalled] = sandbox.generations();
  expect(stalled).toMatchObject({ cancelled: 1 });
  // Some eighty megabytes were to come; the sockets between hold a few.
  expect(stalled?.completion_tokens).toBeLessThan(200_000);
});

test.each(['no-usage', 'null-usage', 'usage-late'])(
  'T11: without a cost (%s) it is unsettled, its hold kept, never 0',
  async (faults) => {
    const { app, ask, calls } = await faultDoor();
    await ask(STREAM, { faults });
    await expect.poll(calls).toMatchObject([{ ending: 'finished', state: 'unsettled', cost_nano: null }]);
    expect(app.db.client.prepare('select held_nano > 0 from budget_windows').pluck().get()).toBe(1);
  },
);

test('T12: of several usages the last is the one, booked once', async () => {
  await expectSettled([
    'usage-twice',
    'usage-differs',
    'usage-differs:9',
    'usage-b',
    'usage-c',
    'usage-first',
    'usage-everywhere',
    'double-finish',
    'no-done',
  ]);
});

describe('T13: a cost that is none is asked for', () => {
  test('null, negative, no number, too large, no digits', async () => {
    const { ask, calls } = await faultDoor();
    const costs = ['null', '-0.01', 'NaN', 'Infinity', '1e999', 'true', '{}', '"-1"', '""', '[1]'];
    for (const cost of costs) await ask(STREAM, { faults: `cost:${cost}` });
    const unsettled = { state: 'unsettled', cost_nano: null };
    await expect.poll(calls).toMatchObject(costs.map(() => unsettled));
  });

  test('digits in a string are digits', async () => {
    const { ask, calls, sandbox } = await faultDoor();
    const usage = '{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2,"cost":"{{cost}}"}';
    const finish = '{"id":"{{id}}","choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":"stop"}]';
    await ask(scripted({ text: `data: ${finish},"usage":${usage}}\n\ndata: [DONE]\n\n` }));
    await expect.poll(calls).toMatchObject([{ state: 'settled', cost_digits: sandbox.generations()[0]?.cost }]);
  });

  test.each(['1e-30', '0.1234567890123456789012345678901234567890'])('%s is taken to its last digit', async (cost) => {
    const { ask, calls } = await faultDoor({ told: 1 });
    await ask(STREAM, { faults: `cost:${cost}` });
    await expect.poll(() => Number(calls()[0]?.cost_digits)).toBe(Number(cost));
  });
});

test('T14: tokens that are none leave the cost as it was told', async () => {
  await expectSettled(['-5', '1.5', '9007199254740993', '"7"', 'null'].map((tokens) => `tokens:${tokens}`));
});

describe('T15: a cost that does not fit its tokens is booked as told, flagged and told to admins', () => {
  test.each([
    ['nothing, for tokens of a model with a price', 'cost:0', { cost_nano: 0, anomaly: 'nothing', is_overrun: 0 }],
    ['a hundred times the price list', 'cost:2.5', { cost_nano: 2_500_000_000, anomaly: 'hundredfold', is_overrun: 1 }],
  ])('%s', async (_, faults, booked) => {
    const { app, maker, ask, calls } = await faultDoor({ told: 1 });
    await ask(STREAM, { faults });
    await expect.poll(calls).toMatchObject([{ state: 'settled', cost_source: 'reported', ...booked }]);
    const [{ id, anomaly } = { id: '', anomaly: null }] = calls();
    expect(await listAlerts(app, maker)).toMatchObject([{ kind: 'anomaly', model: MODEL, anomaly, callId: id }]);
  });

  test('found out later, too, and told once a model and day', async () => {
    const { app, maker, ask, calls } = await faultDoor({ told: 3 });
    await ask(STREAM, { faults: 'no-usage generation-cost:2.5' });
    await expect.poll(() => calls()[0]?.state).toBe('unsettled');
    app.db.client.prepare('update calls set next_check_at = 0').run();
    await app.reconciler.runOnce();
    expect(calls()).toMatchObject([{ state: 'reconciled', anomaly: 'hundredfold' }]);
    const told = [{ kind: 'anomaly', callId: calls()[0]?.id, cost: '2.5' }];
    expect(await listAlerts(app, maker)).toMatchObject(told);
    await Promise.all(['cost:0', 'cost:2.5'].map((faults) => ask(STREAM, { faults })));
    await expect.poll(() => calls().filter(({ anomaly }) => anomaly !== null)).toHaveLength(3);
    expect(await listAlerts(app, maker)).toMatchObject(told);
  });
});

test.each([
  ['dated', 'openai/gpt-4o-mini-20260915', {}],
  ['down', 'anthropic/claude-haiku-4.5', { models: ['anthropic/claude-haiku-4.5'] }],
])('T16: served by another name (%s), both are kept', async (faults, served, more) => {
  const { ask, calls } = await faultDoor();
  await ask({ ...STREAM, ...more }, { faults });
  await expect
    .poll(calls)
    .toMatchObject([{ state: 'settled', requested_model: 'openai/gpt-4o-mini', served_model: served }]);
});

test('T17: tool calls on one index, with one id or none, far away, or by forbidden names do no harm', async () => {
  const parameters = { type: 'object', properties: { at: { type: 'string' } } };
  const tools = [{ type: 'function', function: { name: 'look', parameters } }];
  const faults = [
    'tool-same-index',
    'tool-same-id',
    'tool-no-id',
    'tool-no-arguments',
    'tool-stop',
    'tool-proto',
    'tool-far-index',
  ];
  const texts = await expectSettled(faults, { tools, tool_choice: 'required' });
  for (const text of texts) expect(text).toContain('tool_calls');
  expect(Object.hasOwn(Object.prototype, 'arguments')).toBe(false);
});

test('T18: what comes after [DONE] changes nothing', async () => {
  const { ask, calls } = await faultDoor();
  expect((await ask(STREAM, { faults: 'after-done' })).text.match(/\[DONE\]/g)).toHaveLength(2);
  await expect.poll(calls).toMatchObject([{ ending: 'finished', state: 'settled' }]);
});

test.each(['id-changes', 'other-id', 'no-ids', 'blank-ids'])(
  'T19: %s: the id in the header is the one that is asked about',
  async (faults) => {
    const { ask, calls, sandbox } = await faultDoor();
    await ask(STREAM, { faults: `${faults} no-usage` });
    await expect.poll(calls).toMatchObject([{ state: 'unsettled', generation_id: sandbox.generations()[0]?.id }]);
  },
);

describe('T20: /generation', () => {
  test.each(['generation-404', 'generation-429', 'generation-500'])(
    '%s: the hold is kept and it is asked again',
    async (faults) => {
      const { app, ask, calls, sandbox } = await faultDoor();
      await ask(STREAM, { faults: `no-usage ${faults}` });
      await expect.poll(() => calls()[0]?.state).toBe('unsettled');
      app.db.client.prepare('update calls set next_check_at = 0').run();
      await app.reconciler.runOnce();
      expect(sandbox.requestCount('GET /generation')).toBe(1);
      expect(calls()).toMatchObject([{ state: 'unsettled', cost_nano: null }]);
      expect(app.db.client.prepare('select held_nano > 0 from budget_windows').pluck().get()).toBe(1);
    },
  );

  test.each(['generation-model', 'generation-cancelled', 'generation-slow:50'])(
    '%s: what it says of the cost is taken',
    async (faults) => {
      const { ask, calls } = await faultDoor();
      await ask(STREAM, { faults: `no-usage ${faults}` });
      await expect.poll(() => calls()[0]?.state).toBe('unsettled');
    },
  );

  test('is not asked about a call that is settled', async () => {
    const { app, ask, calls, sandbox } = await faultDoor();
    await ask(STREAM);
    await expect.poll(() => calls()[0]?.state).toBe('settled');
    await app.reconciler.runOnce();
    expect(sandbox.requestCount('GET /generation')).toBe(0);
  });
});
