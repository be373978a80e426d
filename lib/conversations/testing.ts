import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { type Db, openDb } from '#db/client';
import { migrate } from '#db/migrate';
import { members } from '#db/schema/auth';
import { testFolder } from '#db/testing';
import type { Role } from '#lib/auth/principal';
import type { Member } from '#lib/auth/role';
import { openConnections } from '#lib/connections/open-connections';
import { loadSecret } from '#lib/connections/secret';
import { readEnv } from '#lib/env';
import { openFileStore } from '#lib/files/open-file-store';
import { openLog } from '#lib/log';
import type { Model } from '#lib/models/model';
import { readSnapshot } from '#lib/models/read-snapshot';
import { SANDBOX_KEY } from '#lib/sandbox/sandbox-key';
import { startSandbox } from '#lib/sandbox/start-sandbox';
import type { ConversationsApp } from './conversations-app.ts';
import { createConversation } from './create-conversation.ts';
import { getConversation } from './get-conversation.ts';
import { type From, type Hub, openHub } from './open-hub.ts';
import type { ConversationEvent, RunView } from './view.ts';

/** One completion that the upstream is asked for, answered by the test word by word. */
export type Exchange = {
  model: string;
  body: Record<string, unknown>;
  write: (...words: string[]) => void;
  /** Asks for a function; what it thought before comes with the call, as providers demand it back. */
  callTool: (id: string, name: string, input: string) => void;
  finish: () => void;
  /** All of it in one piece, for who asked for no stream. */
  answer: (body: object) => void;
  /** An error inside the stream. */
  fail: (message: string) => void;
  /** The socket breaks. */
  cut: () => void;
  refuse: (status: number, error: Record<string, unknown>) => void;
  /** Resolves when the asking side has let go. */
  closed: Promise<unknown>;
};

export type ConversationsTest = Awaited<ReturnType<typeof testConversations>>;

/** The rooms of a conversation on a database of the test's own: the real heart, and an upstream that the test plays itself or the sandbox. */
export async function testConversations(options: { folder?: string; upstream?: 'played' | 'sandbox' } = {}) {
  const folder = options.folder ?? testFolder();
  const upstream = options.upstream === 'sandbox' ? await simulated() : await played();
  const db = openDb(join(folder, 'parallax.db'));
  migrate(db.client);
  const log = openLog('silent');
  const env = readEnv({ OPENROUTER_API_KEY: 'sk-or-v1-test', OPENROUTER_BASE_URL: upstream.url });
  const secret = loadSecret({ env: readEnv({}), folder, db });
  const connections = openConnections({
    db,
    env: upstream.kind === 'sandbox' ? readEnv({}) : env,
    log,
    secret,
    sandbox: { url: upstream.url, apiKey: SANDBOX_KEY },
  });
  const hub = openHub({ db, log });
  const models = upstream.kind === 'sandbox' ? readSnapshot().models : MODELS;
  const app: ConversationsApp = {
    db,
    log,
    hub,
    files: openFileStore(join(folder, 'files')),
    connections,
    catalogue: { find: (id) => models.find((model) => model.id === id) ?? null, list: () => models },
    announceLateCost: () => {},
    limits: { idleMs: 60_000, totalMs: 60_000 },
    heap: { requireRoom: () => {} },
    metrics: { countCall: () => {}, countRefusal: () => {} },
  };

  let isClosed = false;
  /** Ends everything in order, as a stopped process does. */
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await hub.stopAll({ graceMs: 0 });
    hub.close();
    await connections.close();
    await upstream.close();
    await db.close();
  };
  onTestFinished(close);
  return {
    app,
    db,
    hub,
    folder,
    close,
    next: upstream.next,
    /** Completions that the played upstream was ever asked for. */
    askedCount: upstream.askedCount,
    ada: memberOf(db, 'ada'),
    member: (name: string, role?: Role) => memberOf(db, name, role),
  };
}

function memberOf(db: Db, memberId: string, role: Role = 'member'): Member {
  const email = `${memberId}@example.com`;
  const now = new Date();
  db.orm
    .insert(members)
    .values({ id: memberId, name: memberId, email, role, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .run();
  return { kind: 'member', memberId, name: memberId, email, role };
}

async function simulated() {
  const { url, close } = await startSandbox({ file: ':memory:', speed: Number.POSITIVE_INFINITY });
  const next = (): Promise<Exchange> => Promise.reject(new Error('the sandbox answers by itself'));
  return { kind: 'sandbox' as const, url, close, next, askedCount: () => 0 };
}

async function played() {
  const asked: Exchange[] = [];
  let count = 0;
  const waiting: { model: string | undefined; resolve: (exchange: Exchange) => void }[] = [];
  const hand = () => {
    for (const one of [...waiting]) {
      const index = asked.findIndex((exchange) => !one.model || exchange.model === one.model);
      const [exchange] = index < 0 ? [] : asked.splice(index, 1);
      if (!exchange) continue;
      waiting.splice(waiting.indexOf(one), 1);
      one.resolve(exchange);
    }
  };
  const ask = async (request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.parse(await text(request)) as Record<string, unknown>;
    count += 1;
    asked.push(toExchange(body, response));
    hand();
  };
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/chat/completions')) void ask(request, response);
    else response.writeHead(404).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    kind: 'played' as const,
    askedCount: () => count,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
    /** The next completion that is asked for, of this model or of any. */
    next: (model?: string) =>
      new Promise<Exchange>((resolve) => {
        waiting.push({ model, resolve });
        hand();
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function toExchange(body: Record<string, unknown>, response: ServerResponse): Exchange {
  const model = String(body.model);
  const id = `gen-${Math.random().toString(36).slice(2)}`;
  const send = (chunk: Record<string, unknown>) => {
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream', 'x-generation-id': id });
    response.write(
      `data: ${JSON.stringify({ id, model, provider: 'Acme', object: 'chat.completion.chunk', ...chunk })}\n\n`,
    );
  };
  const choice = (content: string, finish_reason: string | null) => ({
    choices: [{ index: 0, delta: { content }, finish_reason }],
  });
  return {
    model,
    body,
    write: (...words) => {
      for (const word of words) send(choice(word, null));
    },
    callTool: (toolId, name, input) => {
      const thought = {
        type: 'reasoning.text',
        text: 'Hm.',
        signature: `signed ${toolId}`,
        format: 'anthropic-claude-v1',
        index: 0,
      };
      const tool = { index: 0, id: toolId, type: 'function', function: { name, arguments: input } };
      send({ choices: [{ index: 0, delta: { content: '', reasoning_details: [thought] }, finish_reason: null }] });
      send({ choices: [{ index: 0, delta: { content: null, tool_calls: [tool] }, finish_reason: 'tool_calls' }] });
    },
    finish: () => {
      send(choice('', 'stop'));
      send({
        choices: [],
        usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, cost: 0.00042, is_byok: false },
      });
      response.end('data: [DONE]\n\n');
    },
    answer: (whole) => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(whole)),
    fail: (message) => {
      send({ error: { code: 502, message }, choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }] });
      response.end('data: [DONE]\n\n');
    },
    cut: () => response.destroy(),
    refuse: (status, error) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error })),
    closed: once(response, 'close'),
  };
}

/** A browser that watches: keeps every event, and the text of each run as the events tell it. */
export function watchEvents(hub: Hub, conversationId: string, from: From) {
  const events: ConversationEvent[] = [];
  const seqs: number[] = [];
  const texts = new Map<string, string>();
  const ended = new Map<string, RunView>();
  let isEnded = false;
  let waiting: { isMet: () => boolean; resolve: () => void }[] = [];
  const check = () => {
    const met = waiting.filter((one) => one.isMet());
    waiting = waiting.filter((one) => !met.includes(one));
    for (const one of met) one.resolve();
  };
  const take = (event: ConversationEvent) => {
    events.push(event);
    if (event.type === 'hello') for (const run of event.runs) texts.set(run.id, '');
    if (event.type === 'chunk' && event.chunk.type === 'text-delta') {
      texts.set(event.runId, (texts.get(event.runId) ?? '') + event.chunk.delta);
    }
    if (event.type === 'run') ended.set(event.run.id, event.run);
  };
  const leave = hub.watch(conversationId, from, {
    show: ({ seq, json }) => {
      if (seq !== null) seqs.push(seq);
      take(JSON.parse(json) as ConversationEvent);
      check();
    },
    end: () => {
      isEnded = true;
      check();
    },
  });
  const until = (isMet: () => boolean) =>
    new Promise<void>((resolve) => {
      waiting.push({ isMet, resolve });
      check();
    });
  return {
    events,
    seqs,
    texts,
    ended,
    leave,
    isOver: () => isEnded,
    until,
    untilText: (runId: string, text: string) => until(() => texts.get(runId) === text),
    untilEnded: (...runIds: string[]) => until(() => runIds.every((id) => ended.has(id))),
  };
}

export const MODELS: Model[] = ['acme/nova', 'acme/orbit', 'acme/comet', 'bolt/spark', 'bolt/flash', 'bolt/storm'].map(
  (id) => ({
    id,
    canonicalSlug: id,
    name: id,
    author: id.split('/')[0] ?? '',
    description: '',
    createdAt: null,
    contextLength: 100_000,
    maxCompletionTokens: 8_000,
    inputModalities: ['text'],
    outputModalities: ['text'],
    supportedParameters: [],
    pricing: { prompt: '0.000001', completion: '0.000002' },
    reasoning: null,
    aliasTarget: null,
  }),
);

/** A conversation of ada's with a pane for each model. */
export async function conversationOf(test: ConversationsTest, ...models: string[]) {
  const { id } = await createConversation(test.app, test.ada, { models: models.length > 0 ? models : ['acme/nova'] });
  const view = () => getConversation(test.app, test.ada, id, async () => ({}));
  const [first] = (await view()).panes;
  return {
    id,
    view,
    firstPaneId: first?.id ?? '',
    watch: async () => watchEvents(test.hub, id, { after: (await view()).cursor }),
  };
}

export function turnOf(text: string, paneIds?: string[]) {
  return { id: randomUUID(), text, ...(paneIds ? { paneIds } : {}) };
}
