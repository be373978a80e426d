import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import type { ConversationView, MessageView } from '#lib/conversations/view';
import { closeBooks, untilResolved } from './closing-checks.ts';
import { type HttpMember, signInByHttp } from './http-member.ts';
import { OWNER, type RunningServer, startServer } from './start-server.ts';

const MODEL = 'openai/gpt-4o-mini';
const NOBODY = 65_534;
/** Well under a second where the machine has nothing else to do. */
const NOT_READY_MS = 1_000;
/** So long that no grace waits for its end. */
const SLOW = '[[fault:slow:1]]';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-process-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Heard = { status: number; text: string; retryAfter: string | null };

async function program(origin: string, key: string, content: string, onText: () => void = () => {}): Promise<Heard> {
  const response = await fetch(`${origin}/api/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: MODEL, stream: true, messages: [{ role: 'user', content }] }),
  });
  const heard = { status: response.status, text: '', retryAfter: response.headers.get('retry-after') };
  try {
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      heard.text += piece;
      onText();
    }
  } catch {
    // Broken off: what was heard so far is what counts.
  }
  return heard;
}

async function newKey(member: HttpMember): Promise<string> {
  return (await member.send<{ key: string }>('POST', '/api/keys', { name: 'Tests' })).key;
}

/** The five closing checks, on a server that is started once more to take up what was cut off, and is ended again. */
async function closeWell(output: string, secrets: readonly string[] = []): Promise<void> {
  const server = await startServer(folder);
  expect(await (await fetch(`${server.origin}/api/health`)).json()).toEqual({ status: 'up' });
  await untilResolved(folder);
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
  closeBooks({ dataDir: folder, sandboxFile: join(folder, 'sandbox.db'), output: output + server.output(), secrets });
}

const textOf = ({ parts }: MessageView) =>
  parts.map((part) => (part.type === 'text' || part.type === 'reasoning' ? part.text : '')).join('');

test('P2: SIGTERM with 200 streams: refuses what is new at once, lets answers finish, ends within 30 s, loses nothing', async () => {
  test.setTimeout(120_000);
  const server = await startServer(folder);
  const member = await signInByHttp(server.origin, OWNER);
  const key = await newKey(member);
  let begun = 0;
  const prompts = Array.from({ length: 180 }, (_, at) =>
    at % 3 === 0 ? `Hello ${SLOW}` : 'Say something short about the sea.',
  );
  const programs = prompts.map((prompt) => {
    let isFirst = true;
    return program(server.origin, key, prompt, () => {
      begun += isFirst ? 1 : 0;
      isFirst = false;
    });
  });
  const shown = new Map<string, string>();
  const conversations = await Promise.all(
    Array.from({ length: 20 }, async (_, at) => {
      const conversation = await member.send<ConversationView>('POST', '/api/conversations', { models: [MODEL] });
      const messageOf = new Map<string, string>();
      void member.follow(conversation, (event) => {
        if (event.type === 'turn') for (const run of event.runs) messageOf.set(run.id, run.messageId);
        if (event.type !== 'chunk' || event.chunk.type !== 'text-delta') return;
        const id = messageOf.get(event.runId) ?? '';
        shown.set(id, (shown.get(id) ?? '') + event.chunk.delta);
      });
      const text = at % 2 === 0 ? `Explain tides ${SLOW}` : 'Say something short about the sea.';
      await member.send('POST', `/api/conversations/${conversation.id}/turns`, { id: randomUUID(), text });
      return conversation;
    }),
  );
  await expect.poll(() => begun, { timeout: 30_000 }).toBe(180);

  const toldAt = Date.now();
  const ended = server.end('SIGTERM');
  await expect
    .poll(async () => (await fetch(`${server.origin}/api/health`)).status, { timeout: NOT_READY_MS, intervals: [50] })
    .toBe(503);
  const refused = await program(server.origin, key, 'Hello');
  expect([refused.status, Number(refused.retryAfter)]).toEqual([503, expect.any(Number)]);
  expect(Number(refused.retryAfter)).toBeGreaterThan(0);
  const page = await fetch(`${server.origin}/chat`);
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await ended).toEqual({ code: 0, signal: null });
  expect(Date.now() - toldAt).toBeLessThan(30_000);

  const heard = await Promise.all(programs);
  const isWhole = ({ text }: Heard) => text.endsWith('data: [DONE]\n\n');
  expect(heard.filter((_, at) => at % 3 !== 0).every(isWhole)).toBe(true);
  expect(heard.filter((_, at) => at % 3 === 0).some(isWhole)).toBe(false);

  const again = await startServer(folder);
  const back = await signInByHttp(again.origin, OWNER);
  for (const [at, { id }] of conversations.entries()) {
    const { panes } = await back.get<ConversationView>(`/api/conversations/${id}`);
    const answer = panes[0]?.messages.findLast(({ role }) => role === 'assistant');
    expect(answer?.run?.state).toBe(at % 2 === 0 ? 'interrupted' : 'finished');
    expect(answer && textOf(answer).startsWith(shown.get(answer.id) ?? '')).toBe(true);
  }
  await again.end('SIGTERM');
  await closeWell(server.output() + again.output(), [key]);
});

test('P3: a second SIGTERM ends at once, one before it is ready harms nothing, and what was going on is taken up', async () => {
  for (const afterMs of [40, 400]) {
    const starting = spawn(process.execPath, ['server.ts'], {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', DATA_DIR: folder, PORT: '0' } as NodeJS.ProcessEnv,
      stdio: 'ignore',
    });
    const over = once(starting, 'exit');
    await sleep(afterMs);
    starting.kill('SIGTERM');
    await over;
  }
  const server = await startServer(folder);
  const key = await newKey(await signInByHttp(server.origin, OWNER));
  let isBegun = () => {};
  const begun = new Promise<void>((resolve) => {
    isBegun = resolve;
  });
  const heard = program(server.origin, key, `Hello ${SLOW}`, () => isBegun());
  await begun;
  const ended = server.end('SIGTERM');
  await sleep(1200);
  const askedAgainAt = Date.now();
  void server.end('SIGTERM');
  expect(await ended).toEqual({ code: 0, signal: null });
  expect(Date.now() - askedAgainAt).toBeLessThan(5000);
  expect((await heard).text).not.toContain('[DONE]');
  await closeWell(server.output(), [key]);
});

test('P4: an exception that nobody caught lets the answers finish and ends the process, and no row is lost', async () => {
  const planted = "data:text/javascript,process.on('SIGUSR2',()=>{throw%20new%20Error('planted')})";
  const server = await startServer(folder, { NODE_OPTIONS: `--import=${planted}` });
  const key = await newKey(await signInByHttp(server.origin, OWNER));
  let isBegun = () => {};
  const begun = new Promise<void>((resolve) => {
    isBegun = resolve;
  });
  const heard = program(server.origin, key, 'Say something short about the sea.', () => isBegun());
  await begun;
  expect(await server.end('SIGUSR2')).toEqual({ code: 70, signal: null });
  expect((await heard).text).toMatch(/\[DONE\]\n\n$/);
  expect(server.output()).toContain('uncaughtException');
  await closeWell(server.output(), [key]);
});

test('P5: goes on when nobody reads its output any more, and when it may open no more files', async () => {
  const server = await startServer(folder, { LOG_LEVEL: 'debug' }, { openFiles: 160 });
  const key = await newKey(await signInByHttp(server.origin, OWNER));
  server.hangUp();
  for (let count = 0; count < 5; count += 1) expect((await program(server.origin, key, 'Hello')).status).toBe(200);
  const { hostname, port } = new URL(server.origin);
  const crowd = Array.from({ length: 300 }, () => connect(Number(port), hostname).on('error', () => {}));
  await sleep(1000);
  for (const socket of crowd) socket.destroy();
  await expect
    .poll(async () => (await program(server.origin, key, 'Hello').catch(() => null))?.status, { timeout: 20_000 })
    .toBe(200);
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
  await closeWell('', [key]);
});

test('P9: runs as nobody, on a program that it cannot write, with its data folder alone', async () => {
  test.skip(process.getuid?.() !== 0, 'only root can start a server as somebody else');
  chownSync(folder, NOBODY, NOBODY);
  chmodSync(folder, 0o700);
  let server: RunningServer;
  try {
    server = await startServer(folder, { HOME: '/nonexistent' }, { uid: NOBODY });
  } catch (error) {
    test.skip(String(error).includes('EACCES'), 'this checkout cannot be read by nobody');
    throw error;
  }
  const key = await newKey(await signInByHttp(server.origin, OWNER));
  expect((await program(server.origin, key, 'Hello')).text).toContain('[DONE]');
  expect((await fetch(`${server.origin}/sign-in`)).status).toBe(200);
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
  await closeWell(server.output(), [key]);
});
