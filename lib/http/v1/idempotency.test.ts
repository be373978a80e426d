import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { addBudget } from '#lib/budgets/testing';
import { openReplays } from '#lib/replay/open-replays';
import { HELLO, testDoor, testDoorBefore } from './testing.ts';

const COUNTED = 'POST /chat/completions';
const ONCE = { 'idempotency-key': 'order-17' };
const event = (content: string) => `data: {"id":"gen-1","choices":[{"delta":{"content":"${content}"}}]}\n\n`;

describe('Idempotency-Key', () => {
  it('the same request is one upstream call, its answer told again byte for byte', async () => {
    const { ask, sandbox, app } = await testDoor();
    const first = await ask('/chat/completions', { body: HELLO, headers: ONCE });
    const text = await first.text();
    const second = await ask('/chat/completions', { body: HELLO, headers: ONCE });
    expect([second.status, await second.text()]).toEqual([200, text]);
    expect([first.headers.get('x-parallax-replayed'), second.headers.get('x-parallax-replayed')]).toEqual([
      null,
      'true',
    ]);
    for (const name of ['x-generation-id', 'x-parallax-call-id', 'x-parallax-cost', 'content-type']) {
      expect(second.headers.get(name), name).toBe(first.headers.get(name));
    }
    expect(sandbox.requestCount(COUNTED)).toBe(1);
    expect(app.db.client.prepare('select count(*) from calls').pluck().get()).toBe(1);
  });

  it('fifty at once are one call', async () => {
    const { ask, sandbox } = await testDoor();
    const body = { ...HELLO, stream: true };
    const texts = await Promise.all(
      Array.from({ length: 50 }, async () => (await ask('/chat/completions', { body, headers: ONCE })).text()),
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toMatch(/data: \[DONE\]\n\n$/);
    expect(sandbox.requestCount(COUNTED)).toBe(1);
  });

  it('a stream is what came so far, then what comes, and goes on when its first reader leaves', async () => {
    const upstream: ServerResponse[] = [];
    const { ask } = await testDoorBefore((request, response) => {
      if (request.method !== 'POST') return void response.writeHead(404).end();
      upstream.push(response);
      response.writeHead(200, { 'content-type': 'text/event-stream', 'x-generation-id': 'gen-1' });
      response.write(event('one'));
    });
    const body = { ...HELLO, stream: true };
    const leaving = new AbortController();
    const first = await ask('/chat/completions', { body, headers: ONCE, signal: leaving.signal });
    await first.body?.getReader().read();
    leaving.abort();
    const second = await ask('/chat/completions', { body, headers: ONCE });
    const reader = second.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? '').toString()).toBe(event('one'));
    upstream[0]?.end(`${event('two')}data: [DONE]\n\n`);
    let rest = '';
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
      rest += Buffer.from(piece.value).toString();
    expect(rest).toBe(`${event('two')}data: [DONE]\n\n`);
    expect(upstream).toHaveLength(1);
  });

  it('another body or form under the same key is refused, another key of Parallax has its own', async () => {
    const { ask, issue, sandbox } = await testDoor();
    await (await ask('/chat/completions', { body: HELLO, headers: ONCE })).text();
    for (const [path, body] of [
      ['/chat/completions', { ...HELLO, seed: 1 }],
      ['/responses', HELLO],
    ] as const) {
      const other = await ask(path, { body, headers: ONCE });
      expect([other.status, other.headers.get('x-should-retry')]).toEqual([422, 'false']);
      expect(await other.json()).toMatchObject({ error: { code: 422, param: 'Idempotency-Key' } });
    }
    const { key } = await issue();
    expect(
      (
        await ask('/chat/completions', {
          body: { ...HELLO, seed: 1 },
          headers: { ...ONCE, authorization: `Bearer ${key}` },
        })
      ).status,
    ).toBe(200);
    expect(
      (await ask('/chat/completions', { body: HELLO, headers: { 'idempotency-key': 'x'.repeat(256) } })).status,
    ).toBe(400);
    expect(sandbox.requestCount(COUNTED)).toBe(2);
  });

  it('nothing is kept of a request without the header', async () => {
    const { ask, app } = await testDoor();
    await (await ask('/chat/completions', { body: HELLO })).text();
    expect(
      app.db.client
        .prepare('select (select count(*) from kept_answers) + (select count(*) from kept_pieces)')
        .pluck()
        .get(),
    ).toBe(0);
  });

  it('a refusal that cost nothing can be tried again, one that may have been billed cannot', async () => {
    const { ask, app, keyId } = await testDoor();
    addBudget(app.db, { scope: 'key', scopeId: keyId, limitNano: 1 });
    const status = async (headers: Record<string, string>, body: object = HELLO) =>
      (await ask('/chat/completions', { body, headers })).status;
    expect(await status(ONCE)).toBe(402);
    app.db.client.prepare('update budgets set limit_nano = 1000000000').run();
    expect(await status(ONCE)).toBe(200);

    let requests = 0;
    const failing = await testDoorBefore((request, response) => {
      if (request.method === 'POST') requests += 1;
      response
        .writeHead(500, { 'content-type': 'application/json', 'x-generation-id': 'gen-1' })
        .end('{"error":{"code":500,"message":"gone"}}');
    });
    const bodies = [];
    for (let n = 0; n < 2; n += 1) {
      const response = await failing.ask('/chat/completions', { body: HELLO, headers: ONCE });
      expect([response.status, response.headers.get('x-should-retry')]).toEqual([502, 'false']);
      bodies.push(await response.text());
    }
    expect(bodies[1]).toBe(bodies[0]);
    expect(requests).toBe(1);
  });

  it('what a process left unfinished is told as far as it came, as broken off, and never asked for again', async () => {
    const { ask, app, keyId, sandbox } = await testDoor();
    const body = JSON.stringify({ ...HELLO, stream: true });
    const requestHash = createHash('sha256').update(`chat\n${body}`).digest('hex');
    const insert = app.db.client.prepare(
      "insert into kept_answers (id, key_id, idempotency_key, request_hash, state, status, headers, expires_at) values (?, ?, ?, ?, 'open', ?, ?, ?)",
    );
    const later = Date.now() + 1000_000;
    insert.run(
      'a',
      keyId,
      'begun',
      requestHash,
      200,
      '{"content-type":"text/event-stream","x-parallax-call-id":"c1"}',
      later,
    );
    insert.run('b', keyId, 'not begun', requestHash, null, null, later);
    app.db.client.prepare('insert into kept_pieces values (?, 0, ?)').run('a', Buffer.from(event('one')));
    (app as { replays: unknown }).replays = openReplays({ db: app.db });

    const begun = await (await ask('/chat/completions', { body, headers: { 'idempotency-key': 'begun' } })).text();
    expect(begun.startsWith(event('one'))).toBe(true);
    expect(begun).toMatch(/"error":\{.*"finish_reason":"error"\}\]\}\n\n$/);
    const notBegun = await ask('/chat/completions', { body, headers: { 'idempotency-key': 'not begun' } });
    expect([notBegun.status, notBegun.headers.get('x-should-retry')]).toEqual([503, 'false']);
    expect(sandbox.requestCount(COUNTED)).toBe(0);
  });

  it('is forgotten after a day, and with its key', async () => {
    const { ask, app, issue, sandbox } = await testDoor();
    const asked = async () => (await ask('/chat/completions', { body: HELLO, headers: ONCE })).text();
    await asked();
    app.db.client.prepare('update kept_answers set expires_at = ?').run(Date.now() - 1);
    await asked();
    expect(sandbox.requestCount(COUNTED)).toBe(2);
    app.db.client.prepare('update kept_answers set expires_at = ?').run(Date.now() - 1);
    openReplays({ db: app.db });
    const pieces = () => app.db.client.prepare('select count(*) from kept_pieces').pluck().get();
    expect(pieces()).toBe(0);
    const { key, id } = await issue();
    await (
      await ask('/chat/completions', { body: HELLO, headers: { ...ONCE, authorization: `Bearer ${key}` } })
    ).text();
    expect(pieces()).not.toBe(0);
    app.db.client.prepare('delete from keys where id = ?').run(id);
    expect(pieces()).toBe(0);
  });
});
