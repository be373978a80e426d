import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Measured, startProcess } from '@/bench/start-process';
import { quantile, rounded } from '@/bench/statistics';
import { build, isBuilt } from '@/scripts/build';
import { signInByHttp } from './http-member.ts';
import { OWNER, type RunningServer, startServer } from './start-server.ts';

const { minutes } = inject('soak');
/** A thousand for five minutes in ten; a tenth of them in a tenth of the time. */
const STREAMS = Math.min(1000, Math.ceil(100 * minutes));
const FOR_MS = Math.min(5 * 60_000, minutes * 60_000 * 0.5);
const EVERY_MS = 50;
const RAMP_MS = 2000;
const SAMPLED_EVERY_MS = 1000;
const LATEST_P99_MS = 100;

const folder = mkdtempSync(join(tmpdir(), 'parallax-streams-'));
let upstream: Measured;
let server: RunningServer;

beforeAll(async () => {
  if (!isBuilt()) build();
  upstream = await startProcess(['bench/upstream.ts'], { ready: /upstream ready: (\S+)/ });
  server = await startServer(folder, { OPENROUTER_BASE_URL: upstream.url, OPENROUTER_API_KEY: 'sk-or-v1-soak' });
}, 300_000);

afterAll(async () => {
  await server?.end('SIGKILL');
  await upstream?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test(`P10: ${STREAMS} streams at once, 20 pieces a second each: none lost, none out of order, nobody waits`, async () => {
  const member = await signInByHttp(server.origin, OWNER);
  const { key } = await member.send<{ key: string }>('POST', '/api/keys', { name: 'Streams' });
  const manager = await member.send<{ key: string }>('POST', '/api/keys', { name: 'Metrics', isManagement: true });
  const pieces = Math.floor(FOR_MS / EVERY_MS);
  const memoryMiB: number[] = [];
  let filesMost = 0;
  const sampling = setInterval(() => {
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    memoryMiB.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    filesMost = Math.max(filesMost, Number(/FDSize:\s+(\d+)/.exec(status)?.[1] ?? 0));
  }, SAMPLED_EVERY_MS);
  const delaysMs: number[] = [];
  const dispatcher = new Agent({ connections: STREAMS });
  const heard = await Promise.all(
    Array.from({ length: STREAMS }, async (_, at) => {
      await new Promise((resolve) => setTimeout(resolve, (at * RAMP_MS) / STREAMS));
      return listen(dispatcher, key, pieces, delaysMs);
    }),
  );
  clearInterval(sampling);
  await dispatcher.close();

  const loopMs = await loopDelayP99Ms(manager.key);
  const half = memoryMiB.slice(Math.floor(memoryMiB.length / 2));
  const growthMiB = (half.at(-1) ?? 0) - (half[0] ?? 0);
  const report = {
    streams: STREAMS,
    seconds: rounded(FOR_MS / 1000, 0),
    lost: heard.reduce((sum, { count }) => sum + pieces - count, 0),
    reordered: heard.reduce((sum, { reordered }) => sum + reordered, 0),
    delayP50Ms: rounded(quantile(delaysMs, 0.5)),
    delayP99Ms: rounded(quantile(delaysMs, 0.99)),
    loopDelayP99Ms: loopMs,
    memoryMiB: {
      first: rounded(memoryMiB[0] ?? 0, 0),
      most: rounded(Math.max(0, ...memoryMiB), 0),
      growthInSecondHalf: rounded(growthMiB, 0),
    },
    fileSlots: filesMost,
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
  expect(report).toMatchObject({ lost: 0, reordered: 0 });
  expect(loopMs).toBeLessThan(LATEST_P99_MS);
  expect(growthMiB, 'memory is on a plateau').toBeLessThan(200);
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
});

async function listen(
  dispatcher: Agent,
  key: string,
  pieces: number,
  delaysMs: number[],
): Promise<{ count: number; reordered: number }> {
  const { body } = await request(`${server.origin}/api/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'openai/gpt-4o-mini',
      stream: true,
      max_tokens: 64,
      user: `${pieces},${EVERY_MS}`,
      messages: [{ role: 'user', content: 'Count.' }],
    }),
    bodyTimeout: 0,
    headersTimeout: 60_000,
    dispatcher,
  });
  let count = 0;
  let reordered = 0;
  let rest = '';
  for await (const piece of body) {
    const now = performance.timeOrigin + performance.now();
    const lines = (rest + (piece as Buffer).toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const stamp = /"content":"(\d+)@([\d.]+) "/.exec(line);
      if (!stamp) continue;
      if (Number(stamp[1]) !== count) reordered += 1;
      count += 1;
      if (count % 20 === 0) delaysMs.push(now - Number(stamp[2]));
    }
  }
  return { count, reordered };
}

/** As Parallax itself measures it, over its whole life. */
async function loopDelayP99Ms(key: string): Promise<number> {
  const answer = await fetch(`${server.origin}/api/metrics`, { headers: { authorization: `Bearer ${key}` } });
  const line = /^parallax_event_loop_delay\S*quantile="0.99"\S* (\S+)$/m.exec(await answer.text());
  return rounded(Number(line?.[1] ?? Number.NaN) * 1000);
}
