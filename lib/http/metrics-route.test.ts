import { expect, it } from 'vitest';
import { writeCalls } from '#lib/spend/testing';
import { CALLERS } from './testing/callers.ts';
import { openWorld } from './testing/world.ts';

const LABEL = /^[a-z_0-9]+(?:\{(?<labels>[^}]*)\})? (?:[\d.]+(?:e[-+]?\d+)?)$/;

function figureOf(text: string, sample: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${sample} `));
  if (line === undefined) throw new Error(`${sample} is not in ${text}`);
  return Number(line.slice(sample.length + 1));
}

it('counts calls, errors, refusals and latencies, and says what is held, running and on the disk', async () => {
  const world = await openWorld();
  const { headers } = world;
  const ask = async (content: string, more = {}) =>
    world.ask('POST', '/api/v1/chat/completions', {
      headers: headers.key,
      body: { model: 'openai/gpt-4o-mini', messages: [{ role: 'user', content }], ...more },
    });
  const read = async () => (await world.ask('GET', '/api/metrics', { headers: headers.manager })).text;
  const before = await read();
  expect(before).toMatch(
    /^parallax_build_info\{version="\d+\.\d+\.\d+",node="\d+\.\d+\.\d+",sqlite="3\.\d+\.\d+",schema="\d+"\} 1$/m,
  );

  expect((await ask('canary-of-a-prompt')).status).toBe(200);
  expect((await ask('canary-of-a-prompt', { stream: true })).status).toBe(200);
  expect((await ask('[[fault:500]]')).status).toBeGreaterThanOrEqual(500);
  expect((await ask('x', { model: 'canary/of-a-model' })).status).toBe(404);

  const pending = { costNano: null, costSource: null, settledAt: null, nextCheckAt: null };
  writeCalls(world.app.db, [{ ...pending, state: 'unsettled', heldNano: 1_500_000_007 }]);
  const text = await read();
  expect(figureOf(text, 'parallax_calls_total{ending="finished"}')).toBe(2);
  expect(figureOf(text, 'parallax_calls_total{ending="refused"}')).toBe(1);
  expect(figureOf(text, 'parallax_refusals_total{code="unknown_model"}')).toBe(1);
  expect(figureOf(text, 'parallax_call_duration_seconds_count')).toBe(3);
  expect(figureOf(text, 'parallax_call_duration_seconds_bucket{le="+Inf"}')).toBe(3);
  expect(figureOf(text, 'parallax_first_token_seconds_count')).toBe(2);
  expect(figureOf(text, 'parallax_unsettled_calls')).toBe(1);
  expect(text).toContain('\nparallax_held_usd 1.500000007\n');
  expect(figureOf(text, 'parallax_open_calls')).toBe(0);
  expect(figureOf(text, 'parallax_streams{kind="program"}')).toBe(0);
  expect(figureOf(text, 'parallax_commit_queue_depth')).toBe(0);
  expect(figureOf(text, 'parallax_heap_bytes{part="limit"}')).toBeGreaterThan(
    figureOf(text, 'parallax_heap_bytes{part="used"}'),
  );
  expect(figureOf(text, 'parallax_heap_is_tight')).toBe(0);
  expect(
    figureOf(text, 'parallax_database_bytes{file="database"}') + figureOf(text, 'parallax_database_bytes{file="wal"}'),
  ).toBeGreaterThan(50_000);
  expect(figureOf(text, 'parallax_event_loop_delay_seconds{quantile="1"}')).toBeGreaterThanOrEqual(0);
  for (const line of text.split('\n')) if (line !== '' && !line.startsWith('#')) expect(line).toMatch(LABEL);
});

it('says nothing that a caller sent, and nothing of who they are', async () => {
  const world = await openWorld();
  for (const content of ['canary-of-a-prompt', '[[fault:402]]'])
    await world.ask('POST', '/api/v1/chat/completions', {
      headers: { ...world.headers.key, 'x-title': 'canary-of-an-app', 'user-agent': 'canary-of-an-agent' },
      body: { model: 'canary/of-a-model', user: 'canary-of-a-user', messages: [{ role: 'user', content }] },
    });
  const { text } = await world.ask('GET', '/api/metrics', { headers: world.headers.admin });
  expect(text).not.toMatch(/canary/);
  for (const caller of CALLERS) if (caller !== 'nobody') expect(text).not.toContain(world.ids[caller]);
  expect(text).not.toContain('127.0.0.1');
});
