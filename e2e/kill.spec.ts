import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import type { ConversationView, MessageView } from '#lib/conversations/view';
import { type HttpMember, signInByHttp } from './http-member.ts';
import { OWNER, startServer } from './start-server.ts';

const KILLS = 10;
const LATEST_KILL_MS = 2500;
const MODELS = ['openai/gpt-4o-mini', 'anthropic/claude-sonnet-4.5', 'google/gemini-2.5-flash'];
const SEED = Number(process.env.E2E_SEED ?? 20_261_123);

test(`P1: kill -9 at ${KILLS} random points loses no word that was shown and no cent that was charged`, async () => {
  test.setTimeout(240_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'parallax-kill-'));
  const random = seeded(SEED);
  let server = await startServer(dataDir);
  const shownBy = new Map<string, Map<string, string>>();
  let member = await signInByHttp(server.origin, OWNER);

  for (let kill = 0; kill < KILLS; kill += 1) {
    const conversation = await member.send<ConversationView>('POST', '/api/conversations', { models: MODELS });
    const shown = new Map<string, string>();
    shownBy.set(conversation.id, shown);
    const watching = watch(member, conversation, shown);
    await member.send('POST', `/api/conversations/${conversation.id}/turns`, {
      id: randomUUID(),
      text: 'Write a long essay about the sea, with a table and a list.',
    });
    // The point of the kill is what this test varies; nothing is waited for.
    await sleep(random() * LATEST_KILL_MS);
    await server.end('SIGKILL');
    await watching;
    server = await startServer(dataDir);
    member = await signInByHttp(server.origin, OWNER);
  }

  for (const [id, shown] of shownBy) await expectWhole(member, id, shown);
  expect(
    [...shownBy.values()].flatMap((shown) => [...shown.values()]).join('').length,
    'something was shown',
  ).toBeGreaterThan(1000);
  await expect.poll(() => pending(dataDir), { timeout: 60_000 }).toBe(0);
  await server.end('SIGTERM');
  expectSameDigits(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

/** Collects what a browser would have shown of each answer. */
async function watch(member: HttpMember, conversation: ConversationView, shown: Map<string, string>): Promise<void> {
  const messageOf = new Map<string, string>();
  await member.follow(conversation, (event) => {
    if (event.type === 'turn') for (const run of event.runs) messageOf.set(run.id, run.messageId);
    if (event.type !== 'chunk' || (event.chunk.type !== 'text-delta' && event.chunk.type !== 'reasoning-delta')) return;
    const messageId = messageOf.get(event.runId) ?? event.runId;
    shown.set(messageId, (shown.get(messageId) ?? '') + event.chunk.delta);
  });
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

function pending(dataDir: string): number {
  return (
    query<{ n: number }>(
      dataDir,
      'parallax.db',
      "select count(*) as n from calls where state in ('open', 'unsettled')",
    )[0]?.n ?? -1
  );
}

/** Every generation that the sandbox charged for is in the ledger with the same digits, and nothing else is. */
function expectSameDigits(dataDir: string): void {
  const charged = query<{ id: string; cost: string }>(
    dataDir,
    'sandbox.db',
    'select id, cost from generations order by id',
  );
  const booked = query<{ id: string; cost: string }>(
    dataDir,
    'parallax.db',
    'select generation_id as id, cost_digits as cost from calls where generation_id is not null order by generation_id',
  );
  expect(charged.length).toBeGreaterThan(0);
  expect(booked).toEqual(charged);
}

function query<T>(dataDir: string, file: string, sql: string): T[] {
  const client = new Database(join(dataDir, file), { readonly: true });
  try {
    return client.prepare(sql).all() as T[];
  } finally {
    client.close();
  }
}

/** A small generator (mulberry32), so that a failing run can be repeated with E2E_SEED. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
