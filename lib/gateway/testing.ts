import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import type { Db } from '#db/client';
import { attempts, calls } from '#db/schema/ledger';
import { testDb, testFolder } from '#db/testing';
import type { Principal } from '#lib/auth/principal';
import { openConnections } from '#lib/connections/open-connections';
import { loadSecret } from '#lib/connections/secret';
import { readEnv } from '#lib/env';
import type { CallRecord } from '#lib/ledger/call-record';
import { openLog } from '#lib/log';
import type { Model } from '#lib/models/model';
import type { CallContext } from './call.ts';
import type { Heart, StreamLimits } from './heart.ts';

export const ADA: Principal = {
  kind: 'member',
  memberId: 'ada',
  name: 'Ada',
  email: 'ada@example.com',
  role: 'member',
};

export type Script = (
  request: IncomingMessage & { body: Record<string, unknown> },
  response: ServerResponse,
  number: number,
) => void | Promise<void>;

/** A heart on a database of the test's own whose upstream does what the script says. `requests` are the completions it received. */
export async function testHeart(
  script: Script,
  options: {
    limits?: StreamLimits;
    db?: Db;
    generation?: (id: string) => unknown;
    onBody?: (body: string) => void;
    /** Origins besides its own that may lie on a private address. */
    privateOrigins?: readonly string[];
  } = {},
) {
  const requests: Record<string, unknown>[] = [];
  const sockets = { open: 0 };
  const server = createServer(async (request, response) => {
    if (request.url?.includes('/generation')) {
      const id = new URL(request.url, 'http://x').searchParams.get('id') ?? '';
      const told = options.generation?.(id);
      response.writeHead(told ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify({ data: told }));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    options.onBody?.(Buffer.concat(chunks).toString());
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
    requests.push(body);
    sockets.open += 1;
    response.on('close', () => {
      sockets.open -= 1;
    });
    await script(Object.assign(request, { body }), response, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const db = options.db ?? testDb();
  const log = openLog('silent');
  const env = readEnv({
    OPENROUTER_API_KEY: 'sk-or-v1-canary',
    OPENROUTER_BASE_URL: `http://127.0.0.1:${port}/api/v1`,
    PARALLAX_PRIVATE_ORIGINS: options.privateOrigins?.join(',') ?? '',
  });
  const secret = loadSecret({ env, folder: testFolder(), db });
  const connections = openConnections({
    db,
    env,
    log,
    secret,
    sandbox: { url: `http://127.0.0.1:${port}/api/v1`, apiKey: '' },
  });
  const late: CallRecord[] = [];
  const heart: Heart = {
    db,
    log,
    connections,
    catalogue: { find: (id) => MODELS.find((model) => model.id === id) ?? null, list: () => MODELS },
    announceLateCost: (call) => late.push(call),
    limits: options.limits ?? { idleMs: 60_000, totalMs: 60_000 },
    heap: { requireRoom: () => {} },
    metrics: { countCall: () => {}, countRefusal: () => {} },
  };
  onTestFinished(async () => {
    if (db.client.open) expectInOrder(db);
    server.closeAllConnections();
    await connections.close();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    heart,
    db,
    requests,
    sockets,
    late,
    calls: () => db.orm.select().from(calls).all(),
    attempts: () => db.orm.select().from(attempts).all(),
  };
}

export function contextOf(signal: AbortSignal = new AbortController().signal): CallContext {
  return { principal: ADA, purpose: 'chat', signal };
}

export const PROMPT = { model: 'acme/nova', stream: true, messages: [{ role: 'user', content: 'Hello' }] };

export const CHUNK = { id: 'gen-1', model: 'acme/nova', provider: 'Acme', object: 'chat.completion.chunk' };
export const event = (chunk: unknown) => `data: ${JSON.stringify(chunk)}\n\n`;
export const delta = (content: string) =>
  event({ ...CHUNK, choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }] });
export const FINISH = event({ ...CHUNK, choices: [{ index: 0, delta: { content: '' }, finish_reason: 'stop' }] });
export const USAGE = event({
  ...CHUNK,
  choices: [],
  usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12, cost: 0.00042, is_byok: false },
});
export const DONE = 'data: [DONE]\n\n';
export const WHOLE_STREAM = `: OPENROUTER PROCESSING\n\n${delta('Hel')}${delta('lo')}${FINISH}${USAGE}${DONE}`;

/** Begins a stream as OpenRouter does. */
export function beginStream(response: ServerResponse, generationId = 'gen-1'): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-generation-id': generationId });
}

const MODELS: Model[] = [
  {
    id: 'acme/nova',
    canonicalSlug: 'acme/nova-20260801',
    name: 'Acme: Nova',
    author: 'acme',
    description: '',
    createdAt: null,
    contextLength: 100_000,
    maxCompletionTokens: 8000,
    inputModalities: ['text'],
    outputModalities: ['text'],
    supportedParameters: [],
    pricing: { prompt: '0.000001', completion: '0.000002' },
    reasoning: null,
    aliasTarget: null,
  },
];

/** What holds of a ledger whenever a test ends: money is held by calls that are not over and by no other, and no key is in it. */
function expectInOrder({ client }: Db): void {
  const count = (sql: string) => client.prepare(sql).pluck().get();
  const late = count(`select count(*) from call_holds join calls on calls.id = call_holds.call_id
    where call_holds.is_open = 1 and calls.state not in ('open', 'unsettled')`);
  expect(late, 'holds of calls that are over').toBe(0);
  const rows = client.prepare('select * from calls').all();
  expect(JSON.stringify(rows), 'a key in the ledger').not.toContain('sk-or-v1-canary');
}
