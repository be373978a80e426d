import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createParser } from 'eventsource-parser';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Member } from '#lib/auth/role';
import { isAppError, statusOf } from '#lib/errors';
import { deleteConversation } from './delete-conversation.ts';
import { sendTurn } from './send-turn.ts';
import { serveEvents } from './serve-events.ts';
import { type ConversationsTest, conversationOf, testConversations, turnOf } from './testing.ts';
import type { ConversationEvent } from './view.ts';

/** The door on a port, as server.ts has it. */
async function door(test: ConversationsTest, principal: Member = test.ada) {
  const server = createServer((message, response) => {
    const url = new URL(message.url ?? '', 'http://parallax');
    serveEvents(test.app, principal, { conversationId: url.pathname.slice(1), url, message }, response).catch(
      (error) => {
        response.writeHead(isAppError(error) ? statusOf(error) : 500).end();
      },
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return (path: string, headers: Record<string, string> = {}) => connect(`http://127.0.0.1:${port}/${path}`, headers);
}

async function connect(url: string, headers: Record<string, string>) {
  const request = get(url, { headers });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const events: { id: string | undefined; event: ConversationEvent }[] = [];
  let retryMs: number | null = null;
  let waiting: { isMet: () => boolean; resolve: () => void }[] = [];
  const check = () => {
    for (const one of waiting) if (one.isMet()) one.resolve();
    waiting = waiting.filter((one) => !one.isMet());
  };
  const parser = createParser({
    onEvent: ({ id, data }) => events.push({ id, event: JSON.parse(data) as ConversationEvent }),
    onRetry: (ms) => {
      retryMs = ms;
    },
  });
  let isOver = false;
  response.setEncoding('utf8');
  response.on('data', (text: string) => {
    parser.feed(text);
    check();
  });
  const over = () => {
    isOver = true;
    check();
  };
  response.on('end', over);
  response.on('error', over);
  const until = (isMet: () => boolean) =>
    new Promise<void>((resolve) => {
      waiting.push({ isMet, resolve });
      check();
    });
  return { response, events, until, retryMs: () => retryMs, untilOver: () => until(() => isOver) };
}

describe('serveEvents', () => {
  it('sends a server-sent event stream with numbers, and goes on after the last one', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    const open = await door(test);
    const browser = await open(`${id}?after=${(await view()).cursor}`);
    expect(browser.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
    });
    const { runs } = await sendTurn(test.app, test.ada, id, turnOf('Two\nlines'));
    const exchange = await test.next();
    exchange.write('a\n\nb', '\u2028c');
    exchange.finish();
    await browser.until(() => browser.events.some(({ event }) => event.type === 'run'));
    expect(browser.retryMs()).toBe(500);
    expect(browser.events.map(({ event }) => event.type).filter((type) => type !== 'chunk')).toEqual([
      'hello',
      'conversation',
      'turn',
      'run',
    ]);
    const ids = browser.events.map((one) => Number(one.id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));

    const middle = browser.events.findIndex(({ event }) => event.type === 'chunk');
    const lastEventId = browser.events[middle]?.id ?? '';
    for (const again of [
      await open(`${id}?resume=${lastEventId}`),
      await open(`${id}?after=0`, { 'last-event-id': lastEventId }),
    ]) {
      await again.until(() => again.events.some(({ event }) => event.type === 'run'));
      expect(again.events).toEqual(browser.events.slice(middle + 1));
    }
    expect(runs).toHaveLength(1);
  });

  it('answers 404 for what is somebody else’s and for what is not there, and 400 without a place to begin', async () => {
    const test = await testConversations();
    const { id } = await conversationOf(test);
    const foreign = await door(test, test.member('bob', 'owner'));
    expect((await foreign(`${id}?after=0`)).response.statusCode).toBe(404);
    const own = await door(test);
    expect((await own(`${crypto.randomUUID()}?after=0`)).response.statusCode).toBe(404);
    for (const query of ['', '?after=', '?after=-1', '?resume=x', '?after=1e3']) {
      expect((await own(`${id}${query}`)).response.statusCode, query).toBe(400);
    }
  });

  it('resets a number that it does not know, without a byte of anything else', async () => {
    const test = await testConversations();
    const { id } = await conversationOf(test);
    const open = await door(test);
    const browser = await open(`${id}?resume=999999999`);
    await browser.untilOver();
    expect(browser.events).toEqual([{ id: undefined, event: { type: 'reset' } }]);
  });

  it('ends when the conversation is deleted', async () => {
    const test = await testConversations();
    const { id } = await conversationOf(test);
    const browser = await (await door(test))(`${id}?after=0`);
    await browser.until(() => browser.events.length === 1);
    await deleteConversation(test.app, test.ada, id);
    await browser.untilOver();
    expect(browser.events.at(-1)?.event).toEqual({ type: 'deleted' });
  });

  it('ends the oldest stream of a member who opens too many; its reader goes on from the last event a while later', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    const { cursor } = await view();
    const say = (title: string) =>
      test.hub.commit(id, (_orm, tell) => tell({ type: 'conversation', title, panes: [] }));
    const open = await door(test);
    const oldest = await open(`${id}?after=${cursor}`);
    for (let count = 1; count < 32; count += 1) await open(`${id}?after=${cursor}`);
    await say('One');
    await oldest.until(() => oldest.events.length === 2);
    expect(oldest.retryMs()).toBe(500);

    const newest = await open(`${id}?after=${cursor}`);
    await oldest.untilOver();
    expect(oldest.retryMs()).toBe(30_000);
    await say('Two');
    await newest.until(() => newest.events.length === 3);
    const resumed = await open(`${id}?resume=${oldest.events.at(-1)?.id}`);
    await resumed.until(() => resumed.events.length === 1);
    expect(resumed.events).toEqual(newest.events.slice(-1));
    expect(test.hub.load().readers).toBe(32);
  });

  it('cuts a reader who takes nothing in, who then resumes with neither gap nor repeat', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    const { cursor } = await view();
    const open = await door(test);
    const slow = await open(`${id}?after=${cursor}`);
    const quick = await open(`${id}?after=${cursor}`);
    await slow.until(() => slow.events.length === 1);
    slow.response.pause();
    const title = 'x'.repeat(20_000);
    const count = 1_000;
    // 20 MB of events: more than the socket's own buffers and the megabyte that may wait.
    for (let index = 0; index < count; index += 50) {
      await test.hub.commit(id, (_orm, say) => {
        for (let one = index; one < index + 50; one += 1)
          say({ type: 'conversation', title: `${one} ${title}`, panes: [] });
      });
    }
    await quick.until(() => quick.events.length === count + 1);
    slow.response.resume();
    await slow.untilOver();
    expect(slow.events.length).toBeLessThan(count);
    const resumed = await open(`${id}?resume=${slow.events.at(-1)?.id}`);
    await resumed.until(() => slow.events.length + resumed.events.length === count + 1);
    expect([...slow.events, ...resumed.events]).toEqual(quick.events);
  });
});
