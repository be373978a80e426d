import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { ConversationView, MessageView } from '#lib/conversations/view';
import { faults as table } from '#lib/sandbox/faults/faults';
import { type Random, random } from '#lib/sandbox/random';
import { readCharges } from '#lib/sandbox/read-charges';
import { type Measured, startProcess } from '@/bench/start-process';
import { build, isBuilt } from '@/scripts/build';
import { closeBooks, untilResolved } from './closing-checks.ts';
import { type HttpMember, signInByHttp } from './http-member.ts';
import { OWNER, type RunningServer, startServer } from './start-server.ts';

const { minutes, seed } = inject('soak');
const KILLS = Math.ceil(10 * Math.min(minutes, 10));
/** What is left of the time after the streams and the calls have had theirs. */
const FOR_MS = minutes * 60_000 * 0.35;
const LATEST_END_MS = 2500;
const MODELS = ['openai/gpt-4o-mini', 'anthropic/claude-haiku-4.5', 'google/gemini-2.5-flash'];
const UPSTREAM_KEY = 'sk-or-v1-canary-soak-77';
/** Not those that never end, nor those after which the upstream’s own word is wrong, nor the one that marks the key. */
const LEFT_OUT =
  /^(hang|help|401|cost|tokens|endless|endless-line|huge|burst|gzip|stall|stall-silent|slow-start|slow|slow-head|usage-differs|generation-hang|generation-404|generation-429|generation-500|byok)$/;
const FAULTS = Object.keys(table).filter((name) => !LEFT_OUT.test(name));

const folder = mkdtempSync(join(tmpdir(), 'parallax-soak-'));
const dataDir = join(folder, 'data');
const sandboxFile = join(folder, 'sandbox.db');
const counts = { kills: 0, stops: 0, quiet: 0, programs: 0, left: 0, repeated: 0, turns: 0, stopped: 0, shownBytes: 0 };

let sandbox: Measured;
let server: RunningServer;
let output = '';
let env: Record<string, string>;

beforeAll(async () => {
  if (!isBuilt()) build();
  sandbox = await startProcess(
    ['lib/sandbox/main.ts', '--port', '0', '--file', sandboxFile, '--speed', '3', '--generation-delay-ms', '100'],
    { ready: /answers at (\S+)/ },
  );
  env = { PORT: String(await freePort()), OPENROUTER_BASE_URL: sandbox.url, OPENROUTER_API_KEY: UPSTREAM_KEY };
  server = await startServer(dataDir, env);
}, 300_000);

afterAll(async () => {
  await server?.end('SIGKILL');
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test(`seed ${seed}, P1: killed ${KILLS} times at random points under random faults, no word that was shown and no cent that was charged is lost`, async () => {
  const luck = random('kills', String(seed));
  const member = await signInByHttp(server.origin, OWNER);
  const { key } = await member.send<{ key: string }>('POST', '/api/keys', { name: 'Soak' });
  await member.send('POST', '/api/budgets', { scope: 'team', limit: '5', period: 'ever', isBlocking: true });
  const shownBy = new Map<string, Map<string, string>>();
  const endsAt = Date.now() + FOR_MS;

  while (counts.kills < KILLS || Date.now() < endsAt) {
    const going = [
      ...Array.from({ length: luck.between(4, 16) }, () => beProgram(key, luck)),
      ...Array.from({ length: luck.between(1, 3) }, () => bePerson(member, shownBy, luck)),
    ];
    const way = luck.next();
    if (way < 0.1) {
      await Promise.all(going);
      counts.quiet += 1;
      continue;
    }
    await sleep(luck.next() * LATEST_END_MS);
    const isKill = way < 0.95;
    await server.end(isKill ? 'SIGKILL' : 'SIGTERM');
    counts[isKill ? 'kills' : 'stops'] += 1;
    output += server.output();
    await Promise.all(going);
    server = await startServer(dataDir, env);
  }

  for (const [id, shown] of shownBy) await expectWhole(member, id, shown);
  await untilResolved(dataDir);
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
  const books = closeBooks({ dataDir, sandboxFile, output: output + server.output(), secrets: [UPSTREAM_KEY, key] });
  expectOnceEach();
  process.stdout.write(`seed ${seed}: ${JSON.stringify({ ...counts, ...books })}\n`);
  expect(counts.shownBytes).toBeGreaterThan(1000);
});

/** A program: streams or not, meets a fault or none, leaves early, or asks again under the same Idempotency-Key. */
async function beProgram(key: string, luck: Random): Promise<void> {
  const user = `soak-${randomUUID()}`;
  const fault = luck.next() < 0.6 ? `[[fault:${luck.pick(FAULTS)}]]` : '';
  const leaving = new AbortController();
  const leavesMs = luck.next() < 0.25 ? luck.between(1, 800) : null;
  const repeats = luck.next() < 0.2 ? 3 : 1;
  const body = JSON.stringify({
    model: luck.pick(MODELS),
    stream: luck.next() < 0.7,
    max_tokens: 300,
    user,
    messages: [{ role: 'user', content: `${luck.pick(['Hello', 'Explain tides', 'Write a list'])} ${fault}` }],
  });
  counts.programs += 1;
  if (repeats > 1) counts.repeated += 1;
  if (leavesMs !== null) {
    counts.left += 1;
    setTimeout(() => leaving.abort(), leavesMs);
  }
  for (let time = 0; time < repeats; time += 1) {
    try {
      const response = await fetch(`${server.origin}/api/v1/chat/completions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          ...(repeats > 1 && { 'idempotency-key': user }),
        },
        body,
        signal: leaving.signal,
      });
      await response.text();
    } catch {
      // Its server was killed, or it left.
    }
  }
}

/** A person: sends a prompt to one to three models, watches, and now and then presses Stop. */
async function bePerson(member: HttpMember, shownBy: Map<string, Map<string, string>>, luck: Random): Promise<void> {
  const models = MODELS.slice(0, luck.between(1, 3));
  const stopsMs = luck.next() < 0.3 ? luck.between(50, 1000) : null;
  const text = `Write about the sea, with a table. ${luck.next() < 0.3 ? `[[fault:${luck.pick(FAULTS)}]]` : ''}`;
  try {
    const conversation = await member.send<ConversationView>('POST', '/api/conversations', { models });
    const shown = new Map<string, string>();
    shownBy.set(conversation.id, shown);
    // It ends with its server too, perhaps while the next line waits.
    const watching = watch(member, conversation, models.length, shown).catch(() => {});
    await member.send('POST', `/api/conversations/${conversation.id}/turns`, { id: randomUUID(), text });
    counts.turns += 1;
    if (stopsMs !== null) {
      await sleep(stopsMs);
      await member.send('POST', `/api/conversations/${conversation.id}/stop`, {});
      counts.stopped += 1;
    }
    await watching;
  } catch {
    // Its server was killed.
  }
}

/** Collects what a browser would have shown of each answer, until all runs have ended or the connection has. */
async function watch(
  member: HttpMember,
  conversation: ConversationView,
  runs: number,
  shown: Map<string, string>,
): Promise<void> {
  const messageOf = new Map<string, string>();
  let ended = 0;
  const isOver = Promise.withResolvers<void>();
  const following = member.follow(conversation, (event) => {
    if (event.type === 'turn') for (const run of event.runs) messageOf.set(run.id, run.messageId);
    if (event.type === 'run' && ++ended >= runs) isOver.resolve();
    if (event.type !== 'chunk' || (event.chunk.type !== 'text-delta' && event.chunk.type !== 'reasoning-delta')) return;
    const id = messageOf.get(event.runId) ?? event.runId;
    shown.set(id, (shown.get(id) ?? '') + event.chunk.delta);
    counts.shownBytes += event.chunk.delta.length;
  });
  await Promise.race([following, isOver.promise]);
}

async function expectWhole(member: HttpMember, id: string, shown: Map<string, string>): Promise<void> {
  const { panes } = await member.get<ConversationView>(`/api/conversations/${id}`);
  for (const message of panes.flatMap((pane) => pane.messages).filter(({ role }) => role === 'assistant')) {
    expect(message.run?.state, 'every run has ended').not.toBe('running');
    const seen = shown.get(message.id) ?? '';
    expect(
      textOf(message).startsWith(seen),
      `${seen.length} characters were shown, ${textOf(message).length} kept`,
    ).toBe(true);
  }
}

function textOf({ parts }: MessageView): string {
  return parts.map((part) => (part.type === 'text' || part.type === 'reasoning' ? part.text : '')).join('');
}

/** However often a program asked, and whatever was tried again for it: it was charged for one answer. */
function expectOnceEach(): void {
  const times = new Map<string, number>();
  for (const { external_user: user, cost } of readCharges(sandboxFile).generations)
    if (user && cost !== '0') times.set(user, (times.get(user) ?? 0) + 1);
  expect([...times].filter(([, count]) => count > 1)).toEqual([]);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
