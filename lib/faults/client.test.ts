import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import OpenAI from 'openai';
import { describe, expect, test } from 'vitest';
import { addBudget } from '#lib/budgets/testing';
import { createConversation } from '#lib/conversations/create-conversation';
import { getConversation } from '#lib/conversations/get-conversation';
import { sendTurn } from '#lib/conversations/send-turn';
import { stopRuns } from '#lib/conversations/stop-runs';
import type { ConversationEvent, ConversationView, MessageView } from '#lib/conversations/view';
import { savePreferences } from '#lib/preferences/save-preferences';
import { type FaultDoor, faultDoor, MODEL, PROMPT_CANARY } from './testing/fault-door.ts';
import { signInAt } from './testing/sign-in-at.ts';

const COMPLETIONS = 'POST /chat/completions';
const STREAM = { stream: true };
const prompted = (content: string, more: object = {}) => ({
  model: MODEL,
  ...STREAM,
  messages: [{ role: 'user', content }],
  ...more,
});

describe('C1: a program that leaves in mid-stream', () => {
  test.each([
    ['a provider that stops is paid for what it sent', 'openai/gpt-4o-mini', 1],
    ['one that cannot is paid in full', 'google/gemini-2.5-flash', 1],
  ])('%s', async (_name, model, cancelled) => {
    const { send, sandbox, calls } = await faultDoor();
    const leaving = new AbortController();
    const response = await send(
      '/chat/completions',
      prompted('Why do cats purr? [[fault:stall-silent:5]]', { model }),
      { signal: leaving.signal },
    );
    await response.body?.getReader().read();
    const leftAt = performance.now();
    leaving.abort();
    await expect.poll(sandbox.openRequests, { interval: 10 }).toBe(0);
    expect(performance.now() - leftAt).toBeLessThan(1000);
    await expect.poll(calls).toMatchObject([{ state: 'unsettled', ending: 'left', cost_nano: null }]);
    const [generation] = sandbox.generations();
    expect(generation).toMatchObject({ cancelled });
    if (model === MODEL) expect(generation?.completion_tokens).toBe(5);
    else expect(generation?.completion_tokens).toBeGreaterThan(5);
  });
});

describe('C4: a program that leaves early', () => {
  test('before upstream has answered: nothing more is tried', async () => {
    const { ask, sandbox, calls } = await faultDoor({ estimated: 1 });
    const leaving = new AbortController();
    const asked = ask(STREAM, { faults: 'hang', signal: leaving.signal });
    await expect.poll(() => sandbox.requestCount(COMPLETIONS)).toBe(1);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await expect.poll(calls).toMatchObject([{ ending: 'left', attempts: 1 }]);
  });

  test('while it waits to try again: it does not', async () => {
    const { app, ask, sandbox, calls } = await faultDoor();
    const leaving = new AbortController();
    const asked = ask(STREAM, { faults: '429:15', signal: leaving.signal });
    await expect.poll(() => app.db.client.prepare('select verdict from attempts').pluck().get()).toBe('retry');
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await expect.poll(calls).toMatchObject([{ state: 'settled', ending: 'left', cost_nano: 0 }]);
    expect(sandbox.requestCount(COMPLETIONS)).toBe(1);
  });
});

test('C7: fifty times the same Idempotency-Key at once is one call; with another body it is refused', async () => {
  const { ask, sandbox, calls } = await faultDoor({ keepsPrompts: true });
  const headers = { 'idempotency-key': 'order-17' };
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask(STREAM, { headers })));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect((await ask({ ...STREAM, seed: 1 }, { headers })).status).toBe(422);
  expect(sandbox.generations()).toHaveLength(1);
  await expect.poll(calls).toMatchObject([{ state: 'settled' }]);
});

describe('C8: the OpenAI SDK as it comes sends as often as it should', () => {
  const countSends = async (door: FaultDoor, faults: string, more: object = {}) => {
    let sends = 0;
    const client = new OpenAI({
      apiKey: door.key,
      baseURL: `${door.origin}/api/v1`,
      fetch: (url, init) => {
        sends += 1;
        return fetch(url as string, {
          ...init,
          headers: { ...Object.fromEntries(new Headers(init?.headers)), connection: 'close' },
        });
      },
    });
    const messages = [{ role: 'user' as const, content: `Hello ${faults}` }];
    await client.chat.completions.create({ model: MODEL, messages, ...more }).catch((error: unknown) => error);
    return sends;
  };

  test.each([
    ['400', '[[fault:400]]', 1],
    ['401 upstream', '[[fault:401]]', 1],
    ['402 upstream', '[[fault:402]]', 1],
    ['403', '[[fault:403]]', 1],
    ['404', '[[fault:404]]', 1],
    ['500 with an id', '[[fault:500:id]]', 1],
    ['504 with an id', '[[fault:504:id]]', 1],
    ['none', '', 1],
  ])('%s', async (_name, faults, sends) => {
    expect(await countSends(await faultDoor(), faults)).toBe(sends);
  });

  test('an unknown model, and a body that cannot be, are sent once', async () => {
    const door = await faultDoor();
    expect(await countSends(door, '', { model: 'acme/none' })).toBe(1);
    expect(await countSends(door, '', { max_tokens: -1 })).toBe(1);
  });

  test('a spent budget is asked once', async () => {
    const door = await faultDoor();
    addBudget(door.app.db, { limitNano: 1 });
    expect(await countSends(door, '')).toBe(1);
    expect(door.sandbox.requestCount(COMPLETIONS)).toBe(0);
  });
});

describe('C12: odd HTTP', () => {
  const say = ({ origin }: FaultDoor, text: string): Promise<string> =>
    new Promise((resolve) => {
      const { hostname, port } = new URL(origin);
      let heard = '';
      const socket = connect(Number(port), hostname, () => socket.write(text));
      socket.setTimeout(3000, () => socket.destroy());
      socket.on('data', (bytes) => {
        heard += bytes.toString();
      });
      socket.on('close', () => resolve(heard)).on('error', () => {});
    });
  const request = (door: FaultDoor, head: string, body = '') =>
    say(
      door,
      `POST /api/v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${door.key}\r\nconnection: close\r\n${head}\r\n${body}`,
    );
  const BODY = JSON.stringify({ model: MODEL, messages: [{ role: 'user', content: 'Hello' }] });
  const CHUNKED = `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`;

  test.each([
    ['a length and chunks at once', `content-length: 3\r\ntransfer-encoding: chunked\r\n`, CHUNKED],
    ['two lengths', `content-length: ${BODY.length}\r\ncontent-length: 3\r\n`, BODY],
    ['a length that is none', 'content-length: 1e3\r\n', BODY],
    ['a transfer coding nobody knows', 'transfer-encoding: chunked, zebra\r\n', CHUNKED],
    ['a header that goes on in the next line', `x-folded: a\r\n b\r\ncontent-length: ${BODY.length}\r\n`, BODY],
    ['a space before the colon', `content-length : ${BODY.length}\r\n`, BODY],
  ])('%s is refused', async (_name, head, body) => {
    const door = await faultDoor();
    expect(await request(door, head, body)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(door.sandbox.requestCount(COMPLETIONS)).toBe(0);
  });

  test('chunks, Expect and HTTP/1.0 are answered', async () => {
    const door = await faultDoor();
    expect(await request(door, 'transfer-encoding: chunked\r\n', CHUNKED)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await request(door, `expect: 100-continue\r\ncontent-length: ${BODY.length}\r\n`, BODY)).toMatch(
      /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /,
    );
    const old = `POST /api/v1/chat/completions HTTP/1.0\r\nauthorization: Bearer ${door.key}\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;
    expect(await say(door, old)).toMatch(/^HTTP\/1\.1 200 /);
    expect(door.sandbox.generations()).toHaveLength(3);
  });

  test('a request inside another one’s body is not a request', async () => {
    const door = await faultDoor();
    const inner = `GET /api/v1/key HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${door.key}\r\n\r\n`;
    const heard = await request(door, `content-length: ${inner.length}\r\n`, inner);
    expect(heard.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });
});

describe('a person', () => {
  const textOf = ({ parts }: MessageView) => parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const prompt = (fault = '') => `${PROMPT_CANARY} Explain tides in a long essay ${fault}`;
  const turn = (text: string, paneIds?: string[]) => ({ id: randomUUID(), text, ...(paneIds && { paneIds }) });

  async function personAt(speed: number, models = [MODEL]) {
    const door = await faultDoor({ speed, keepsPrompts: true });
    const { member, cookie } = await signInAt(door.app);
    // A title is one more call, after the answer.
    await savePreferences(door.app, member, { hasTitles: false });
    const { id } = await createConversation(door.app, member, { models });
    const view = () => getConversation(door.app, member, id, async () => ({}));
    const conversation = await view();
    /** Follows until the last of the runs has ended, or the reader has had enough. */
    const follow = async (
      from: string,
      isEnough: (events: readonly [number | null, ConversationEvent][]) => boolean,
    ) => {
      const leaving = new AbortController();
      const response = await fetch(`${door.origin}/api/conversations/${conversation.id}/events?${from}`, {
        headers: { cookie, connection: 'close' },
        signal: leaving.signal,
      });
      const events: [number | null, ConversationEvent][] = [];
      if (!response.ok) return { status: response.status, text: await response.text(), events };
      let rest = '';
      for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const frames = (rest + piece).split('\n\n');
        rest = frames.pop() ?? '';
        for (const frame of frames) {
          const data = /^data: (.*)$/m.exec(frame)?.[1];
          const seq = /^id: (\d+)$/m.exec(frame)?.[1];
          if (data) events.push([seq === undefined ? null : Number(seq), JSON.parse(data) as ConversationEvent]);
        }
        if (isEnough(events)) break;
      }
      leaving.abort();
      return { status: response.status, text: '', events };
    };
    return { ...door, member, conversation, view, follow };
  }

  const words = (events: readonly [number | null, ConversationEvent][]) =>
    events
      .map(([, event]) => (event.type === 'chunk' && event.chunk.type === 'text-delta' ? event.chunk.delta : ''))
      .join('');
  const isOver = (view: ConversationView) =>
    view.panes.every(({ messages }) => messages.every(({ run }) => run?.state !== 'running'));
  const answersOf = (view: ConversationView) =>
    view.panes.flatMap(({ messages }) => messages.filter(({ role }) => role === 'assistant'));
  const lastSeq = (events: readonly [number | null, ConversationEvent][]) =>
    events.findLast(([seq]) => seq !== null)?.[0] ?? 0;

  test('C2: who closes the tab finds the whole answer, and goes on from the last number without gap or repeat', async () => {
    const { app, member, conversation, view, follow, calls } = await personAt(4);
    await sendTurn(app, member, conversation.id, turn(prompt()));
    const first = await follow(
      `after=${conversation.cursor}`,
      (events) => words(events).length > 40 && events.at(-1)?.[0] !== null,
    );
    const rest = await follow(`resume=${lastSeq(first.events)}`, (events) =>
      events.some(([, { type }]) => type === 'run'),
    );
    await expect.poll(async () => isOver(await view())).toBe(true);
    const [answer] = answersOf(await view());
    expect(words(first.events) + words(rest.events)).toBe(answer && textOf(answer));
    expect(answer?.run?.state).toBe('finished');
    await expect.poll(calls).toMatchObject([{ state: 'settled', ending: 'finished' }]);
  });

  test('C3: Stop lets go of upstream within a second and keeps what came', async () => {
    const { app, member, conversation, view, follow, sandbox, calls } = await personAt(4);
    await sendTurn(app, member, conversation.id, turn(prompt()));
    const { events } = await follow(`after=${conversation.cursor}`, (seen) => words(seen).length > 20);
    const stoppedAt = performance.now();
    await stopRuns(app, member, conversation.id, {});
    await expect.poll(sandbox.openRequests, { interval: 10 }).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(1000);
    await expect.poll(async () => isOver(await view())).toBe(true);
    const [answer] = answersOf(await view());
    expect(answer?.run?.state).toBe('stopped');
    expect(answer && textOf(answer).startsWith(words(events))).toBe(true);
    await expect.poll(calls).toMatchObject([{ ending: 'left' }]);
  });

  test('C9: the same message sent twice at once is one generation', async () => {
    const { app, member, conversation, view, sandbox } = await personAt(Number.POSITIVE_INFINITY);
    const sent = turn(prompt());
    const [one, two] = await Promise.all([
      sendTurn(app, member, conversation.id, sent),
      sendTurn(app, member, conversation.id, sent),
    ]);
    expect(two).toEqual(one);
    await expect.poll(async () => isOver(await view())).toBe(true);
    expect(sandbox.generations()).toHaveLength(1);
  });

  test('C10: of eight panes one fails and one stalls: the others do not notice, each is a row of its own', async () => {
    const models = [
      MODEL,
      'openai/gpt-4o',
      'anthropic/claude-haiku-4.5',
      'anthropic/claude-sonnet-4.5',
      'google/gemini-2.5-flash',
      'google/gemini-2.5-pro',
      'deepseek/deepseek-chat-v3.1',
      MODEL,
    ];
    const { app, member, conversation, view, calls } = await personAt(Number.POSITIVE_INFINITY, models);
    const [failing = '', stalling = '', ...others] = conversation.panes.map(({ id }) => id);
    await Promise.all([
      sendTurn(app, member, conversation.id, turn(prompt('[[fault:500:id]]'), [failing])),
      sendTurn(app, member, conversation.id, turn(prompt('[[fault:stall:3]]'), [stalling])),
      sendTurn(app, member, conversation.id, turn(prompt(), others)),
    ]);
    const states = async () => (await view()).panes.map(({ messages }) => messages.at(-1)?.run?.state);
    await expect.poll(states).toEqual(['failed', 'running', ...Array(6).fill('finished')]);
    await stopRuns(app, member, conversation.id, {});
    await expect.poll(states).toEqual(['failed', 'stopped', ...Array(6).fill('finished')]);
    await expect
      .poll(() =>
        calls()
          .map(({ state }) => state)
          .sort(),
      )
      .toEqual([...Array(6).fill('settled'), 'unsettled', 'unsettled']);
  });

  test('C10: panes that a budget has no money for are refused one by one', async () => {
    const { app, member, conversation, view } = await personAt(Number.POSITIVE_INFINITY, Array(8).fill(MODEL));
    addBudget(app.db, { scope: 'member', scopeId: member.memberId, limitNano: 8_000_000 });
    await sendTurn(app, member, conversation.id, turn(prompt()));
    await expect.poll(async () => isOver(await view())).toBe(true);
    const answers = answersOf(await view());
    const refused = answers.filter(({ run }) => run?.state === 'failed');
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ run }) => run?.state === 'finished').length).toBeGreaterThan(0);
    for (const { run } of refused) expect(run?.error?.code).toMatch(/^budget_/);
  });

  test('C11: another’s stream is a 404, an invented number begins anew, a finished one has the final text', async () => {
    const { app, member, conversation, view, follow, origin } = await personAt(Number.POSITIVE_INFINITY);
    await sendTurn(app, member, conversation.id, turn(prompt()));
    await expect.poll(async () => isOver(await view())).toBe(true);
    const stranger = await signInAt(app, 'eve@example.com');
    const foreign = await fetch(`${origin}/api/conversations/${conversation.id}/events?after=0`, {
      headers: { cookie: stranger.cookie, connection: 'close' },
    });
    expect(foreign.status).toBe(404);
    expect(await foreign.text()).not.toContain('tides');
    expect((await follow('after=', () => true)).status).toBe(400);
    const invented = await follow('resume=999999999', () => true);
    expect(invented.events.map(([, { type }]) => type)).toEqual(['reset']);
    const again = await follow(`resume=${conversation.cursor}`, (events) =>
      events.some(([, { type }]) => type === 'run'),
    );
    const [answer] = answersOf(await view());
    expect(words(again.events)).toBe(answer && textOf(answer));
    await pause(0);
  });
});
