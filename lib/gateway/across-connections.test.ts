import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { connections, serverModels } from '#db/schema/connections';
import { budgets, budgetWindows, callHolds } from '#db/schema/ledger';
import { testDb } from '#db/testing';
import { testUpstream } from '#lib/connections/testing';
import { statusOf } from '#lib/errors';
import type { Model } from '#lib/models/model';
import { callModel } from './call-model.ts';
import { startReconciler } from './reconciler.ts';
import { beginStream, contextOf, PROMPT, type Script, testHeart, WHOLE_STREAM } from './testing.ts';

const OWN_ID = 'local/llama3.1:8b';
const GENERATION = { id: 'gen-1', model: 'acme/nova-20260801', provider_name: 'Acme', tokens_prompt: 10 };

type Answer = (request: IncomingMessage & { body: Record<string, unknown> }, response: ServerResponse) => void;

/** What Ollama sends: no cost, no generation id of OpenRouter's, usage at the end when it was asked for. */
const asOllama: Answer = ({ body }, response) => {
  const chunk = { id: 'chatcmpl-7', object: 'chat.completion.chunk', model: 'llama3.1:8b' };
  const usage = { prompt_tokens: 20, completion_tokens: 3, total_tokens: 23 };
  if (body.stream !== true) {
    const choices = [{ index: 0, message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...chunk, object: 'chat.completion', choices, usage }));
    return;
  }
  const isCounting = (body.stream_options as { include_usage?: boolean } | undefined)?.include_usage;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (value: unknown) => response.write(`data: ${JSON.stringify(value)}\n\n`);
  send({ ...chunk, choices: [{ index: 0, delta: { role: 'assistant', content: 'Hi' }, finish_reason: null }] });
  send({ ...chunk, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  if (isCounting) send({ ...chunk, choices: [], usage });
  response.end('data: [DONE]\n\n');
};

/** A heart whose OpenRouter does what `script` says, beside a compatible server. */
async function open(
  script: Script,
  options: { answer?: Answer; pricing?: Model['pricing']; generation?: (id: string) => unknown; isDown?: boolean } = {},
) {
  const asked: Record<string, unknown>[] = [];
  const { origin, server } = await testUpstream(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
    asked.push({ ...body, url: request.url, authorization: request.headers.authorization });
    (options.answer ?? asOllama)(Object.assign(request, { body }), response);
  });
  if (options.isDown) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  const db = testDb();
  const row = { id: 'c-1', kind: 'compatible' as const, name: 'Ollama', slug: 'local', baseUrl: `${origin}/v1` };
  db.orm
    .insert(connections)
    .values({ ...row, createdAt: 1, updatedAt: 1 })
    .run();
  db.orm.insert(serverModels).values({ connectionId: 'c-1', name: 'llama3.1:8b', position: 0, fetchedAt: 1 }).run();
  const { generation } = options;
  const room = await testHeart(script, { db, privateOrigins: [origin], ...(generation && { generation }) });
  const nova = room.heart.catalogue.find('acme/nova');
  if (!nova) throw new Error('no model');
  const own: Model = {
    ...nova,
    id: OWN_ID,
    canonicalSlug: OWN_ID,
    pricing: options.pricing ?? { prompt: '0.000001', completion: '0.000002' },
    served: { connectionId: 'c-1', name: 'llama3.1:8b' },
  };
  const catalogue = { pricing: own.pricing };
  const heart = {
    ...room.heart,
    catalogue: {
      find: (id: string) => (id === OWN_ID ? { ...own, pricing: catalogue.pricing } : room.heart.catalogue.find(id)),
      list: () => [nova, own],
    },
  };
  return { ...room, heart, asked, price: (pricing: Model['pricing']) => (catalogue.pricing = pricing) };
}

const CHAIN = { ...PROMPT, model: 'acme/nova', models: [OWN_ID], route: 'fallback', provider: { sort: 'price' } };
const status =
  (code: number, headers: Record<string, string> = {}): Script =>
  (_, response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { code, message: 'no' } }));
  };
const unasked: Script = () => {
  throw new Error('OpenRouter was asked');
};

async function read(body: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of body) text += chunk.toString();
  return text;
}

describe('a model of a compatible server', () => {
  it('is asked for by its own name with its tokens to be counted, and is settled by the formula at once', async () => {
    const room = await open(unasked);
    const request = { ...PROMPT, model: OWN_ID, provider: { sort: 'price' }, usage: { include: true }, seed: 7 };
    const answer = await callModel(room.heart, contextOf(), request);
    expect(await read(answer.body)).toContain('"Hi"');
    await answer.settled;
    expect(room.asked).toEqual([
      {
        url: '/v1/chat/completions',
        authorization: undefined,
        model: 'llama3.1:8b',
        stream: true,
        messages: PROMPT.messages,
        seed: 7,
        stream_options: { include_usage: true },
      },
    ]);
    expect(room.calls()).toMatchObject([
      {
        state: 'settled',
        costSource: 'estimated',
        costNano: 26_000,
        promptTokens: 20,
        completionTokens: 3,
        connectionId: 'c-1',
        connectionName: 'Ollama',
        requestedModel: OWN_ID,
        servedModel: OWN_ID,
        provider: 'Ollama',
        generationId: null,
        nextCheckAt: null,
      },
    ]);
  });

  it('costs nothing at an explicit zero, streamed or in one piece, and needs no hold', async () => {
    const room = await open(unasked, { pricing: { prompt: '0', completion: '0' } });
    for (const stream of [true, false]) {
      const answer = await callModel(room.heart, contextOf(), { ...PROMPT, model: OWN_ID, stream });
      await read(answer.body);
      await answer.settled;
    }
    expect(room.calls()).toMatchObject(Array(2).fill({ state: 'settled', costNano: 0, heldNano: 0, isOverrun: false }));
  });

  it('without a price is refused under a blocking budget, and nothing is sent', async () => {
    const room = await open(unasked, { pricing: {} });
    room.db.orm
      .insert(budgets)
      .values({ id: 'b', scope: 'team', period: 'day', limitNano: 10 ** 9, isBlocking: true, createdAt: 1 })
      .run();
    const refused = callModel(room.heart, contextOf(), { ...PROMPT, model: OWN_ID });
    await expect(refused).rejects.toMatchObject({ code: 'budget_exceeded' });
    expect(room.asked).toEqual([]);
  });

  it('without a price stays unsettled, never zero, until an admin says one, however long that takes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const room = await open(unasked, { pricing: {} });
    const answer = await callModel(room.heart, contextOf(), { ...PROMPT, model: OWN_ID });
    await read(answer.body);
    await answer.settled;
    expect(room.calls()).toMatchObject([{ state: 'unsettled', costNano: null, nextCheckAt: expect.any(Number) }]);
    const reconciler = startReconciler(room.heart);
    vi.setSystemTime(Date.now() + 10_000);
    await reconciler.runOnce();
    expect(room.calls()).toMatchObject([{ state: 'unsettled', costNano: null }]);
    vi.setSystemTime(Date.now() + 2 * 86_400_000);
    await reconciler.runOnce();
    expect(room.calls()).toMatchObject([{ state: 'unsettled', costNano: null }]);
    room.price({ prompt: '0.000003', completion: '0' });
    vi.setSystemTime(Date.now() + 2 * 3_600_000);
    await reconciler.runOnce();
    await reconciler.close();
    vi.useRealTimers();
    expect(room.calls()).toMatchObject([{ state: 'reconciled', costSource: 'estimated', costNano: 60_000 }]);
  });

  it('regression: that names a generation, as another Parallax does, is not taken for OpenRouter', async () => {
    const answer: Answer = (request, response) => {
      response.setHeader('x-generation-id', 'gen-1');
      asOllama(request, response);
    };
    const room = await open(unasked, { answer });
    const answered = await callModel(room.heart, contextOf(), { ...PROMPT, model: OWN_ID });
    await read(answered.body);
    await answered.settled;
    expect(room.calls()).toMatchObject([{ state: 'settled', generationId: null }]);
  });

  it('that refuses its key is marked, and the caller is told 502', async () => {
    const room = await open(unasked, { answer: (_, response) => response.writeHead(401).end('{}') });
    const refused = await callModel(room.heart, contextOf(), { ...PROMPT, model: OWN_ID }).catch((error) => error);
    expect([refused.code, statusOf(refused)]).toEqual(['upstream_credentials_invalid', 502]);
  });
});

describe('the next candidate', () => {
  it.each([
    ['503', status(503, { 'retry-after': '60' })],
    ['529', status(529, { 'retry-after': '60' })],
    ['429 with a long hint', status(429, { 'retry-after': '3600' })],
    ['500', status(500)],
    ['504', status(504)],
    ['502 with an id', status(502, { 'x-generation-id': 'gen-1' })],
    ['cut off', (_: unknown, response: ServerResponse) => response.destroy()],
    [
      'an error inside a 200',
      (_: unknown, response: ServerResponse) => response.end('{"error":{"code":502,"message":"no"}}'),
    ],
  ] as [string, Script][])('answers after %s, and the caller sees one answer', async (_, script) => {
    const room = await open(script);
    const answer = await callModel(room.heart, contextOf(), CHAIN);
    expect(await read(answer.body)).toContain('"Hi"');
    await answer.settled;
    expect(room.asked).toHaveLength(1);
    expect(room.asked[0]).not.toHaveProperty('models');
    expect(room.calls()).toMatchObject([
      { ending: 'finished', requestedModel: 'acme/nova', servedModel: OWN_ID, connectionId: 'c-1' },
    ]);
    expect(room.attempts().at(-1)).toMatchObject({ connectionId: 'c-1', model: 'llama3.1:8b', verdict: 'accept' });
    expect(room.attempts().at(-2)).toMatchObject({ connectionId: 'env', model: 'acme/nova', verdict: 'next' });
  });

  it.each([400, 401, 402, 403, 404, 413, 422])(
    'does not answer after %i: that is the request’s or the key’s fault',
    async (code) => {
      const room = await open(status(code));
      await expect(callModel(room.heart, contextOf(), CHAIN)).rejects.toBeDefined();
      expect(room.asked).toEqual([]);
      expect(room.requests).toHaveLength(1);
      expect(room.calls()).toMatchObject([{ state: 'settled', costNano: 0 }]);
    },
  );

  it('gets OpenRouter’s part of the list natively, and only where the first upstream gave up', async () => {
    const room = await open((_, response) => {
      beginStream(response);
      response.end(WHOLE_STREAM);
    });
    const answer = await callModel(room.heart, contextOf(), CHAIN);
    await read(answer.body);
    await answer.settled;
    expect(room.asked).toEqual([]);
    expect(room.requests).toMatchObject([{ model: 'acme/nova', provider: { sort: 'price' } }]);
    expect(room.requests[0]).not.toHaveProperty('models');
    expect(room.calls()).toMatchObject([{ costNano: 420_000, costSource: 'reported', connectionId: 'env' }]);
  });

  it('is not asked any more when the caller has left', async () => {
    const leave = new AbortController();
    const room = await open((_, response) => {
      leave.abort();
      response.writeHead(500).end();
    });
    await expect(callModel(room.heart, contextOf(leave.signal), CHAIN)).rejects.toBeDefined();
    expect(room.asked).toEqual([]);
  });

  it('regression: is written down whole or not at all: what the first cost is never booked as the second’s', async () => {
    const room = await open(status(500, { 'x-generation-id': 'gen-1' }));
    room.db.client.exec(
      "create trigger broken before update of connection_id on calls begin select raise(abort, 'no room'); end",
    );
    await expect(callModel(room.heart, contextOf(), CHAIN)).rejects.toMatchObject({ code: 'internal' });
    expect(room.attempts().filter(({ verdict }) => verdict === 'next')).toEqual([]);
  });

  it('fails with the last one’s reason when nobody answers', async () => {
    const room = await open(status(500), { isDown: true });
    const failed = await callModel(room.heart, contextOf(), CHAIN).catch((error) => error);
    expect(failed).toMatchObject({ code: 'upstream_unreachable', details: { wasBilled: 'unknown' } });
    expect(room.attempts().map(({ verdict }) => verdict)).toEqual(['next', 'retry', 'retry', 'fail']);
  });
});

describe('what a failed attempt may have cost', () => {
  const budget = { id: 'b', scope: 'team' as const, period: 'day' as const, isBlocking: false, createdAt: 1 };

  it('B13, B14: is asked for and booked with the answer’s: one call, two attempts, two models, the sum of both', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const told: { generation: unknown } = { generation: undefined };
    const room = await open(status(500, { 'x-generation-id': 'gen-1' }), { generation: () => told.generation });
    room.db.orm
      .insert(budgets)
      .values({ ...budget, limitNano: 10 ** 12 })
      .run();
    const answer = await callModel(room.heart, contextOf(), CHAIN);
    await read(answer.body);
    await answer.settled;
    expect(room.calls()).toMatchObject([
      { state: 'unsettled', costNano: null, completionTokens: 3, generationId: null, nextCheckAt: expect.any(Number) },
    ]);
    expect(room.attempts()).toMatchObject([
      { verdict: 'next', model: 'acme/nova', connectionId: 'env', generationId: 'gen-1', costNano: null },
      { verdict: 'accept', model: 'llama3.1:8b', connectionId: 'c-1', costNano: 26_000 },
    ]);
    expect(room.db.orm.select().from(callHolds).all()).toMatchObject([{ isOpen: true }]);

    const reconciler = startReconciler(room.heart);
    vi.setSystemTime(Date.now() + 10_000);
    await reconciler.runOnce();
    expect(room.calls()).toMatchObject([{ state: 'unsettled', costNano: null, checks: 1 }]);
    told.generation = { ...GENERATION, total_cost: 0.0005 };
    vi.setSystemTime(Date.now() + 10_000);
    await reconciler.runOnce();
    await reconciler.close();
    vi.useRealTimers();
    expect(room.calls()).toMatchObject([{ state: 'reconciled', costNano: 526_000, servedModel: OWN_ID }]);
    expect(room.attempts()).toMatchObject([{ costNano: 500_000 }, { costNano: 26_000 }]);
    expect(room.db.orm.select().from(budgetWindows).all()).toMatchObject([{ heldNano: 0, spentNano: 526_000 }]);
  });

  it('is the prompt’s price where nobody can be asked, settled with the answer', async () => {
    const room = await open(status(500));
    const answer = await callModel(room.heart, contextOf(), CHAIN);
    await read(answer.body);
    await answer.settled;
    const [call] = room.calls();
    const [first] = room.attempts();
    expect(first?.costNano).toBeGreaterThan(0);
    expect(call).toMatchObject({
      state: 'settled',
      costSource: 'estimated',
      costNano: 26_000 + (first?.costNano ?? 0),
    });
  });

  it('is nothing where upstream provably did not take it', async () => {
    const room = await open(status(503, { 'retry-after': '60' }));
    const answer = await callModel(room.heart, contextOf(), CHAIN);
    await read(answer.body);
    await answer.settled;
    expect(room.attempts()).toMatchObject([{ costNano: 0 }, { costNano: null }]);
    expect(room.calls()).toMatchObject([{ state: 'settled', costNano: 26_000 }]);
  });

  it('is the prompt’s price after a day in which nobody could say', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const room = await open(status(500, { 'x-generation-id': 'gen-1' }));
    const answer = await callModel(room.heart, contextOf(), CHAIN);
    await read(answer.body);
    await answer.settled;
    const reconciler = startReconciler(room.heart);
    vi.setSystemTime(Date.now() + 25 * 3_600_000);
    await reconciler.runOnce();
    await reconciler.close();
    vi.useRealTimers();
    const [first] = room.attempts();
    expect(first?.estimateNano).toBeGreaterThan(0);
    expect(room.calls()).toMatchObject([{ state: 'written_off', costNano: 26_000 + (first?.estimateNano ?? 0) }]);
  });
});

describe('U18: an upstream that cannot be connected to', () => {
  it('is asked five times in a row, then answers 503 with Retry-After without being asked', async () => {
    const room = await open(unasked, { isDown: true });
    const call = () => callModel(room.heart, contextOf(), { ...PROMPT, model: OWN_ID }).catch((error) => error);
    const first = await call();
    expect([first.code, statusOf(first)]).toEqual(['upstream_unreachable', 502]);
    const second = await call();
    expect([second.code, statusOf(second)]).toEqual(['unavailable', 503]);
    const third = await call();
    expect(third).toMatchObject({ code: 'unavailable', details: { retryAfterS: expect.any(Number), wasBilled: 'no' } });
    expect(room.attempts().filter(({ errorCode }) => errorCode === 'upstream_unreachable')).toHaveLength(5);
    expect(room.calls()).toMatchObject(Array(3).fill({ state: 'settled', costNano: 0 }));
  });

  it('leaves the call to the next candidate at once', async () => {
    const room = await open(
      (_, response) => {
        beginStream(response);
        response.end(WHOLE_STREAM);
      },
      { isDown: true },
    );
    const request = { ...PROMPT, model: OWN_ID, models: ['acme/nova'] };
    for (let n = 0; n < 3; n += 1) {
      const answer = await callModel(room.heart, contextOf(), request);
      await read(answer.body);
      await answer.settled;
    }
    expect(
      room.attempts().map(({ callId, verdict }) => [room.calls().findIndex(({ id }) => id === callId), verdict]),
    ).toEqual(
      expect.arrayContaining([
        [2, 'next'],
        [2, 'accept'],
      ]),
    );
    expect(room.attempts().filter(({ errorCode }) => errorCode === 'upstream_unreachable')).toHaveLength(5);
  });
});
