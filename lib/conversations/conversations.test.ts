import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { conversations, events, messages, panes, runs, turns } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { addPane } from './add-pane.ts';
import { changeConversation } from './change-conversation.ts';
import { changePane } from './change-pane.ts';
import { createConversation } from './create-conversation.ts';
import { deleteConversation } from './delete-conversation.ts';
import { getConversation } from './get-conversation.ts';
import { listConversations } from './list-conversations.ts';
import { removePane } from './remove-pane.ts';
import { retryRun } from './retry-run.ts';
import { sendTurn } from './send-turn.ts';
import { stopRuns } from './stop-runs.ts';
import { sweepConversations } from './sweep-conversations.ts';
import { type ConversationsTest, conversationOf, testConversations, turnOf } from './testing.ts';

const noReceipts = async () => ({});
const KEY: Principal = { kind: 'key', keyId: 'key', name: 'CI', memberId: 'ada', memberName: 'Ada' };

/** Sends a prompt to all panes and has them answer. */
async function answered(test: ConversationsTest, id: string, text: string, ...words: string[]) {
  const view = await getConversation(test.app, test.ada, id, noReceipts);
  const { runs: begun } = await sendTurn(test.app, test.ada, id, turnOf(text));
  for (const [index, pane] of view.panes.entries()) {
    const exchange = await test.next(pane.model);
    exchange.write(words[index] ?? 'answer');
    exchange.finish();
  }
  await Promise.all(test.hub.activeRuns(id).map((run) => run.ended));
  return begun;
}

const textOf = (parts: readonly { type: string }[]) =>
  parts.map((part) => ('text' in part ? String(part.text) : '')).join('');

describe('who may do what', () => {
  const verbs: Record<
    string,
    (test: ConversationsTest, who: Principal, id: string, paneId: string) => Promise<unknown>
  > = {
    getConversation: ({ app }, who, id) => getConversation(app, who, id, noReceipts),
    changeConversation: ({ app }, who, id) => changeConversation(app, who, id, { title: 'Mine' }),
    deleteConversation: ({ app }, who, id) => deleteConversation(app, who, id),
    addPane: ({ app }, who, id) => addPane(app, who, id, { model: 'acme/orbit' }),
    changePane: ({ app }, who, id, paneId) =>
      changePane(app, who, { conversationId: id, paneId }, { model: 'acme/orbit' }),
    removePane: ({ app }, who, id, paneId) => removePane(app, who, { conversationId: id, paneId }),
    sendTurn: ({ app }, who, id) => sendTurn(app, who, id, turnOf('Hi')),
    retryRun: ({ app }, who, id) => retryRun(app, who, id, { id: randomUUID(), messageId: 'message' }),
    stopRuns: ({ app }, who, id) => stopRuns(app, who, id, {}),
  };
  const everything = ({ db }: ConversationsTest) =>
    [conversations, panes, messages, turns, runs, events].map((table) => db.orm.select().from(table).all());

  it.each(Object.entries(verbs))(
    '%s treats what is somebody else’s as not there, and changes nothing',
    async (_name, verb) => {
      const test = await testConversations();
      const { id, firstPaneId } = await conversationOf(test, 'acme/nova', 'acme/comet');
      const before = everything(test);
      const foreign = verb(test, test.member('bob', 'owner'), id, firstPaneId);
      await expect(foreign).rejects.toMatchObject({ code: 'not_found', message: 'There is no such conversation.' });
      const absent = verb(test, test.ada, randomUUID(), firstPaneId);
      await expect(absent).rejects.toMatchObject({ code: 'not_found', message: 'There is no such conversation.' });
      await expect(verb(test, KEY, id, firstPaneId)).rejects.toMatchObject({ code: 'forbidden' });
      expect(everything(test)).toEqual(before);
    },
  );

  it.each(Object.entries(verbs))('%s of a team-shared conversation', async (name, verb) => {
    const test = await testConversations();
    const { id, firstPaneId } = await conversationOf(test, 'acme/nova', 'acme/comet');
    test.db.orm.update(conversations).set({ visibility: 'team' }).run();
    for (const role of ['viewer', 'member', 'owner'] as const) {
      const tried = verb(test, test.member(`bob-${role}`, role), id, firstPaneId);
      if (name === 'getConversation') expect(await tried).toMatchObject({ canWrite: false });
      else await expect(tried).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('treats a pane of another conversation as not there', async () => {
    const test = await testConversations();
    const one = await conversationOf(test);
    const other = await conversationOf(test, 'acme/nova', 'acme/comet');
    const mixed = { conversationId: one.id, paneId: other.firstPaneId };
    await expect(changePane(test.app, test.ada, mixed, { model: 'acme/orbit' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(removePane(test.app, test.ada, mixed)).rejects.toMatchObject({ code: 'not_found' });
    const input = { model: 'acme/orbit', fromPaneId: other.firstPaneId };
    await expect(addPane(test.app, test.ada, one.id, input)).rejects.toMatchObject({ code: 'not_found' });
    const turn = turnOf('Hi', [one.firstPaneId, other.firstPaneId]);
    await expect(sendTurn(test.app, test.ada, one.id, turn)).rejects.toMatchObject({ code: 'not_found' });
    expect((await one.view()).panes).toHaveLength(1);
  });
});

describe('createConversation', () => {
  it('makes one conversation of an id, however often it is asked for', async () => {
    const test = await testConversations();
    const id = randomUUID();
    const input = { id, models: ['acme/nova', 'acme/nova', 'bolt/spark'], title: ' My\n title ' };
    await Promise.all([1, 2].map(() => createConversation(test.app, test.ada, input)));
    const view = await getConversation(test.app, test.ada, id, noReceipts);
    expect(view).toMatchObject({ id, title: 'My title', visibility: 'private', canWrite: true });
    expect(view.panes.map((pane) => pane.model)).toEqual(['acme/nova', 'acme/nova', 'bolt/spark']);
    await expect(createConversation(test.app, test.member('bob'), input)).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each([
    [{ models: [] }, 'invalid_request'],
    [{ models: Array(9).fill('acme/nova') }, 'invalid_request'],
    [{ models: ['acme/nova', 'acme/none'] }, 'unknown_model'],
    [{ models: ['acme/nova'], title: '  ' }, 'invalid_request'],
  ])('refuses %j', async (input, code) => {
    const test = await testConversations();
    await expect(createConversation(test.app, test.ada, input)).rejects.toMatchObject({ code });
    expect(test.db.orm.select().from(conversations).all()).toEqual([]);
  });
});

describe('listConversations', () => {
  it('pages through all that one may read, last used first, also where many were used at once', async () => {
    const test = await testConversations();
    const bob = test.member('bob');
    const insert = (id: string, ownerId: string, updatedAt: number, visibility: 'private' | 'team' = 'private') =>
      test.db.orm.insert(conversations).values({ id, ownerId, title: id, visibility, createdAt: 1, updatedAt }).run();
    for (const [index, at] of [5, 5, 5, 4, 9].entries()) insert(`c${index}`, 'ada', at);
    insert('shared', 'bob', 6, 'team');
    insert('private', 'bob', 7);
    const listed: string[] = [];
    let before: string | undefined;
    do {
      const page = await listConversations(test.app, test.ada, { limit: '2', ...(before ? { before } : {}) });
      listed.push(...page.conversations.map((one) => one.id));
      before = page.next ?? undefined;
    } while (before);
    expect(listed).toEqual(['c4', 'shared', 'c2', 'c1', 'c0', 'c3']);
    const his = await listConversations(test.app, bob, {});
    expect(his.conversations.map((one) => one.id)).toEqual(['private', 'shared']);
    await expect(listConversations(test.app, test.ada, { before: "1' or 1" })).rejects.toMatchObject({
      code: 'invalid_request',
    });
    await expect(listConversations(test.app, KEY, {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('says which models it has and whether it is answering', async () => {
    const test = await testConversations();
    const { id } = await conversationOf(test, 'acme/nova', 'bolt/spark');
    const summary = async () => (await listConversations(test.app, test.ada, {})).conversations[0];
    expect(await summary()).toMatchObject({ id, models: ['acme/nova', 'bolt/spark'], isRunning: false });
    await sendTurn(test.app, test.ada, id, turnOf('Hi'));
    expect(await summary()).toMatchObject({ isRunning: true, title: 'Hi' });
  });
});

describe('getConversation', () => {
  it('puts the receipts that it is given beside their runs, and asks for each once', async () => {
    const test = await testConversations();
    const { id } = await conversationOf(test, 'acme/nova', 'acme/orbit');
    await answered(test, id, 'Hi');
    let asked: readonly string[] = [];
    const view = await getConversation(test.app, test.ada, id, async (callIds) => {
      asked = callIds;
      return { [callIds[0] ?? '']: { callId: callIds[0], costUsd: '0.1' } as never };
    });
    expect(new Set(asked).size).toBe(2);
    expect(view.panes.map((pane) => pane.messages[1]?.run?.receipt?.costUsd ?? null)).toEqual(['0.1', null]);
  });
});

describe('getConversation of a run that failed', () => {
  it('says whether it was billed as the ledger knows it now', async () => {
    const test = await testConversations();
    const { id } = await conversationOf(test);
    await sendTurn(test.app, test.ada, id, turnOf('Hi'));
    const exchange = await test.next();
    exchange.write('Half');
    exchange.cut();
    await Promise.all(test.hub.activeRuns(id).map((run) => run.ended));
    const billedWith = async (costUsd: string | null) => {
      const readReceipts = async (ids: readonly string[]) => ({ [ids[0] ?? '']: { callId: ids[0], costUsd } as never });
      const view = await getConversation(test.app, test.ada, id, readReceipts);
      return view.panes[0]?.messages[1]?.run?.error?.billed;
    };
    expect([await billedWith(null), await billedWith('0'), await billedWith('0.0001')]).toEqual([
      'unknown',
      'no',
      'yes',
    ]);
  });
});

describe('changeConversation', () => {
  it('renames, tells open browsers, and the first prompt leaves the name alone', async () => {
    const test = await testConversations();
    const { id, view, watch } = await conversationOf(test);
    const browser = await watch();
    await changeConversation(test.app, test.ada, id, { title: '  Sky  ' });
    await sendTurn(test.app, test.ada, id, turnOf('Hi'));
    expect(browser.events).toContainEqual(expect.objectContaining({ type: 'conversation', title: 'Sky' }));
    expect((await view()).title).toBe('Sky');
  });
});

describe('deleteConversation', () => {
  it('leaves nothing of it once an hour has passed', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    await answered(test, id, 'Hi');
    await deleteConversation(test.app, test.ada, id);
    await expect(view()).rejects.toMatchObject({ code: 'not_found' });
    await sweepConversations(test.app, Date.now() + 61 * 60_000);
    for (const table of [conversations, panes, messages, turns, runs, events]) {
      expect(test.db.orm.select().from(table).all()).toEqual([]);
    }
  });
});

describe('retryRun', () => {
  it('answers again beside the first answer, once for an id, with another model where asked', async () => {
    const test = await testConversations();
    const { id, view, watch, firstPaneId } = await conversationOf(test);
    const browser = await watch();
    await answered(test, id, 'Hi', 'first');
    const [prompt, first] = (await view()).panes[0]?.messages ?? [];
    const input = { id: randomUUID(), messageId: prompt?.id, model: 'bolt/spark' };
    const [run, same] = await Promise.all([1, 2].map(() => retryRun(test.app, test.ada, id, input)));
    expect(same?.id).toBe(run?.id);
    const exchange = await test.next('bolt/spark');
    expect(exchange.body.messages).toEqual([{ role: 'user', content: 'Hi' }]);
    exchange.write('second');
    exchange.finish();
    await browser.untilEnded(run?.id ?? '');

    const shown = (await view()).panes[0]?.messages ?? [];
    expect(shown.map((message) => textOf(message.parts))).toEqual(['Hi', 'second']);
    expect(shown[1]).toMatchObject({
      versions: [first?.id, shown[1]?.id],
      run: { model: 'bolt/spark', state: 'finished' },
    });
    expect((await view()).panes[0]?.model).toBe('acme/nova');
    const told = browser.events.filter((event) => event.type === 'turn').at(-1);
    expect(told).toMatchObject({ messages: [{ paneId: firstPaneId, message: { versions: shown[1]?.versions } }] });

    await changePane(test.app, test.ada, { conversationId: id, paneId: firstPaneId }, { headId: first?.id });
    expect((await view()).panes[0]?.messages.map((message) => textOf(message.parts))).toEqual(['Hi', 'first']);
  });

  it('answers prompts alone', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    await answered(test, id, 'Hi');
    const messageId = (await view()).panes[0]?.messages[1]?.id;
    const retry = retryRun(test.app, test.ada, id, { id: randomUUID(), messageId });
    await expect(retry).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('panes', () => {
  it('adds one that begins with what was said and answers the last prompt at once', async () => {
    const test = await testConversations();
    const { id, view, watch, firstPaneId } = await conversationOf(test);
    const browser = await watch();
    await answered(test, id, 'One', 'uno');
    await answered(test, id, 'Two', 'dos');
    const input = { id: randomUUID(), model: 'bolt/spark', fromPaneId: firstPaneId, run: true };
    await Promise.all([1, 2].map(() => addPane(test.app, test.ada, id, input)));
    const exchange = await test.next('bolt/spark');
    expect(exchange.body.messages).toEqual([
      { role: 'user', content: 'One' },
      expect.objectContaining({ role: 'assistant', content: 'uno' }),
      { role: 'user', content: 'Two' },
    ]);
    exchange.write('zwei');
    exchange.finish();
    const runId = test.hub.activeRuns(id)[0]?.view.id ?? '';
    await browser.untilEnded(runId);

    const panesNow = (await view()).panes;
    expect(panesNow.map((pane) => pane.messages.map((message) => textOf(message.parts)))).toEqual([
      ['One', 'uno', 'Two', 'dos'],
      ['One', 'uno', 'Two', 'zwei'],
    ]);
    expect(panesNow[1]?.id).toBe(input.id);
    expect(panesNow[1]?.messages.map((message) => message.run?.id ?? null)).toEqual([null, null, null, runId]);
    const told = browser.events.filter((event) => event.type === 'turn').at(-1);
    expect(told?.type === 'turn' && told.messages.map(({ paneId, message }) => [paneId, message.id])).toEqual(
      panesNow[1]?.messages.map((message) => [input.id, message.id]),
    );
  });

  it('has at most eight and at least one', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test, ...Array<string>(8).fill('acme/nova'));
    await expect(addPane(test.app, test.ada, id, { model: 'acme/nova' })).rejects.toMatchObject({ code: 'conflict' });
    const ids = (await view()).panes.map((pane) => pane.id);
    for (const paneId of ids.slice(0, 7)) await removePane(test.app, test.ada, { conversationId: id, paneId });
    const last = removePane(test.app, test.ada, { conversationId: id, paneId: ids[7] ?? '' });
    await expect(last).rejects.toMatchObject({ code: 'conflict' });
    expect((await view()).panes.map((pane) => pane.id)).toEqual([ids[7]]);
  });

  it('changes model and settings, and refuses parameters that are not a pane’s to set', async () => {
    const test = await testConversations();
    const { id, view, firstPaneId } = await conversationOf(test);
    const place = { conversationId: id, paneId: firstPaneId };
    const settings = { system: 'Be kind.', temperature: 0, reasoning: { effort: 'low' } };
    await changePane(test.app, test.ada, place, { model: 'bolt/spark', settings });
    expect((await view()).panes[0]).toMatchObject({ model: 'bolt/spark', settings });
    for (const wrong of [
      { temperature: 3 },
      { messages: [] },
      { stream: false },
      { models: ['a/b'] },
      { max_tokens: 0 },
    ]) {
      await expect(changePane(test.app, test.ada, place, { settings: wrong })).rejects.toMatchObject({
        code: 'invalid_request',
      });
    }
    await expect(changePane(test.app, test.ada, place, { model: 'no/such' })).rejects.toMatchObject({
      code: 'unknown_model',
    });
    await expect(changePane(test.app, test.ada, place, { headId: 'no' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('against the sandbox', () => {
  it('answers several models at once, each with its cost', async () => {
    const test = await testConversations({ upstream: 'sandbox' });
    const { id, view, watch } = await conversationOf(
      test,
      'openai/gpt-4o-mini',
      'anthropic/claude-opus-4.5',
      'google/gemini-2.5-flash',
    );
    const browser = await watch();
    const { runs: begun } = await sendTurn(test.app, test.ada, id, turnOf('Explain tides in a sentence.'));
    await browser.untilEnded(...begun.map((run) => run.id));
    for (const run of begun) {
      const ended = browser.ended.get(run.id);
      expect(ended).toMatchObject({
        state: 'finished',
        receipt: { state: 'reported', costUsd: expect.stringMatching(/^0\.0*[1-9]/) },
      });
      expect(browser.texts.get(run.id)?.length).toBeGreaterThan(10);
    }
    const kept = (await view()).panes.map((pane) =>
      textOf(pane.messages[1]?.parts.filter((part) => part.type === 'text') ?? []),
    );
    expect(kept).toEqual(begun.map((run) => browser.texts.get(run.id)));
  });
});
