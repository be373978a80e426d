import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { conversations, messages, panes, ratings, runs } from '#db/schema/conversations';
import { branchConversation } from './branch-conversation.ts';
import { changePane } from './change-pane.ts';
import { deleteMessage } from './delete-message.ts';
import { getConversation } from './get-conversation.ts';
import { listMessages } from './list-messages.ts';
import { rateMessage } from './rate-message.ts';
import { restoreMessage } from './restore-message.ts';
import { retryRun } from './retry-run.ts';
import { sendTurn } from './send-turn.ts';
import { type ConversationsTest, conversationOf, testConversations, turnOf } from './testing.ts';
import type { MessageView } from './view.ts';

const noReceipts = async () => ({});

async function ended(test: ConversationsTest, id: string) {
  await Promise.all(test.hub.activeRuns(id).map((run) => run.ended));
}

/** Sends a prompt to every pane; each answers with `words`. */
async function ask(test: ConversationsTest, id: string, text: string, ...words: string[]) {
  const view = await getConversation(test.app, test.ada, id, noReceipts);
  await sendTurn(test.app, test.ada, id, turnOf(text));
  for (const { model } of view.panes) {
    const exchange = await test.next(model);
    exchange.write(...words);
    exchange.finish();
  }
  await ended(test, id);
}

const textOf = ({ parts }: MessageView) => parts.map((part) => ('text' in part ? part.text : '')).join('');
const textsOf = async (view: () => ReturnType<typeof getConversation>, pane = 0) =>
  ((await view()).panes[pane]?.messages ?? []).map(textOf);

describe('another version of a prompt', () => {
  it('stands in its place in every pane that got it, is answered anew, and leaves the first a click away', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test, 'acme/nova', 'acme/orbit');
    await ask(test, id, 'One', 'uno');
    await ask(test, id, 'Two', 'dos');
    const first = (await view()).panes.map((pane) => pane.messages[0] as MessageView);
    const edits = first.map((message) => message.id);
    await sendTurn(test.app, test.ada, id, { id: randomUUID(), text: 'Other', edits });
    for (const model of ['acme/nova', 'acme/orbit']) {
      const exchange = await test.next(model);
      expect(exchange.body.messages).toEqual([{ role: 'user', content: 'Other' }]);
      exchange.write('andere');
      exchange.finish();
    }
    await ended(test, id);
    expect([await textsOf(view, 0), await textsOf(view, 1)]).toEqual([
      ['Other', 'andere'],
      ['Other', 'andere'],
    ]);
    const [pane] = (await view()).panes;
    expect(pane?.messages[0]?.versions).toEqual([first[0]?.id, pane?.messages[0]?.id]);
    await changePane(test.app, test.ada, { conversationId: id, paneId: pane?.id ?? '' }, { headId: first[0]?.id });
    expect(await textsOf(view)).toEqual(['One', 'uno', 'Two', 'dos']);
  });

  it('is refused for an answer, for a message of elsewhere, and twice in a pane', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    await ask(test, id, 'One', 'uno');
    await ask(test, id, 'Two', 'dos');
    const [one, uno, two] = (await view()).panes[0]?.messages ?? [];
    const edit = (...edits: (string | undefined)[]) =>
      sendTurn(test.app, test.ada, id, { id: randomUUID(), text: 'Other', edits });
    await expect(edit(uno?.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(edit(randomUUID())).rejects.toMatchObject({ code: 'not_found' });
    await expect(edit(one?.id, two?.id)).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

describe('going on after an answer was cut off', () => {
  it('sends what there is and adds to it, as another version', async () => {
    const test = await testConversations();
    const { id, view, watch } = await conversationOf(test);
    await ask(test, id, 'Count', 'one, two, ');
    const [prompt, cut] = (await view()).panes[0]?.messages ?? [];
    const browser = await watch();
    const input = { id: randomUUID(), messageId: prompt?.id, continues: cut?.id };
    const run = await retryRun(test.app, test.ada, id, input);
    const exchange = await test.next();
    expect(exchange.body.messages).toEqual([
      { role: 'user', content: 'Count' },
      expect.objectContaining({ role: 'assistant', content: 'one, two,' }),
    ]);
    exchange.write(' three,', ' four');
    exchange.finish();
    await browser.untilEnded(run.id);
    expect(browser.texts.get(run.id)).toBe('one, two, three, four');
    const shown = (await view()).panes[0]?.messages[1] as MessageView;
    expect(textOf(shown)).toBe('one, two, three, four');
    expect(shown.parts.filter((part) => part.type === 'text')).toHaveLength(1);
    expect(shown.versions).toEqual([cut?.id, shown.id]);
  });

  it('loses nothing when the rest is refused', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    await ask(test, id, 'Count', 'one');
    const [prompt, cut] = (await view()).panes[0]?.messages ?? [];
    await retryRun(test.app, test.ada, id, { id: randomUUID(), messageId: prompt?.id, continues: cut?.id });
    (await test.next()).refuse(400, { code: 400, message: 'no' });
    await ended(test, id);
    expect(await textsOf(view)).toEqual(['Count', 'one']);
  });

  it('is refused for an answer of another prompt, and for one without a word', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    await ask(test, id, 'One', 'uno');
    await ask(test, id, 'Two');
    const [one, uno, two, empty] = (await view()).panes[0]?.messages ?? [];
    const goOn = (messageId?: string, continues?: string) =>
      retryRun(test.app, test.ada, id, { id: randomUUID(), messageId, continues });
    await expect(goOn(two?.id, uno?.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(goOn(two?.id, empty?.id)).rejects.toMatchObject({ code: 'conflict' });
    expect(one).toBeDefined();
  });
});

describe('branchConversation', () => {
  it('begins a private conversation that goes on from there, with the pane’s model and settings, once for an id', async () => {
    const test = await testConversations();
    const { id, view, firstPaneId } = await conversationOf(test, 'acme/nova', 'acme/orbit');
    const settings = { temperature: 0.3 };
    await changePane(test.app, test.ada, { conversationId: id, paneId: firstPaneId }, { settings });
    await ask(test, id, 'One', 'uno');
    await ask(test, id, 'Two', 'dos');
    const [, uno] = (await view()).panes[0]?.messages ?? [];
    const input = { id: randomUUID(), messageId: uno?.id };
    await branchConversation(test.app, test.ada, id, input);
    await branchConversation(test.app, test.ada, id, input);
    const branch = await getConversation(test.app, test.ada, input.id, noReceipts);
    expect(branch).toMatchObject({ visibility: 'private', panes: [{ model: 'acme/nova', settings }] });
    expect(branch.panes[0]?.messages.map(textOf)).toEqual(['One', 'uno']);
    await ask(test, input.id, 'Three', 'tres');
    expect(await textsOf(view)).toEqual(['One', 'uno', 'Two', 'dos']);
  });

  it('leaves a prompt out, which is to be sent anew', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    await ask(test, id, 'One', 'uno');
    const input = { id: randomUUID(), messageId: (await view()).panes[0]?.messages[0]?.id };
    await branchConversation(test.app, test.ada, id, input);
    expect((await getConversation(test.app, test.ada, input.id, noReceipts)).panes[0]?.messages).toEqual([]);
  });

  it('is for whoever may read, and makes the branch theirs', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    await ask(test, id, 'One', 'uno');
    const messageId = (await view()).panes[0]?.messages[1]?.id;
    const bob = test.member('bob');
    const branch = (who = bob) => branchConversation(test.app, who, id, { id: randomUUID(), messageId });
    await expect(branch()).rejects.toMatchObject({ code: 'not_found' });
    test.db.orm.update(conversations).set({ visibility: 'team' }).run();
    await expect(branch(test.member('eve', 'viewer'))).rejects.toMatchObject({ code: 'forbidden' });
    const { id: branched } = await branch();
    expect(await getConversation(test.app, bob, branched, noReceipts)).toMatchObject({ canWrite: true });
  });
});

describe('deleting a message', () => {
  it('takes what follows along, shows the version before it, and brings all of it back', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    await ask(test, id, 'One', 'uno');
    const [one] = (await view()).panes[0]?.messages ?? [];
    await sendTurn(test.app, test.ada, id, { id: randomUUID(), text: 'Other', edits: [one?.id] });
    const exchange = await test.next();
    exchange.write('andere');
    exchange.finish();
    await ended(test, id);
    const other = (await view()).panes[0]?.messages[0];
    const place = { conversationId: id, messageId: other?.id ?? '' };
    await deleteMessage(test.app, test.ada, place);
    expect(await textsOf(view)).toEqual(['One', 'uno']);
    expect((await view()).panes[0]?.messages[0]?.versions).toEqual([one?.id]);
    await restoreMessage(test.app, test.ada, place);
    expect(await textsOf(view)).toEqual(['Other', 'andere']);
    await expect(restoreMessage(test.app, test.ada, place)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('leaves the prompt where its answer goes, and nothing where the first prompt does', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    await ask(test, id, 'One', 'uno');
    const [one, uno] = (await view()).panes[0]?.messages ?? [];
    await deleteMessage(test.app, test.ada, { conversationId: id, messageId: uno?.id ?? '' });
    expect(await textsOf(view)).toEqual(['One']);
    await deleteMessage(test.app, test.ada, { conversationId: id, messageId: one?.id ?? '' });
    expect((await view()).panes[0]).toMatchObject({ messages: [], headId: null });
    await ask(test, id, 'New', 'neu');
    expect(await textsOf(view)).toEqual(['New', 'neu']);
  });

  it('is never sent to a model, and waits for what is being written', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    await ask(test, id, 'One', 'uno');
    await sendTurn(test.app, test.ada, id, turnOf('Two'));
    const exchange = await test.next();
    const [one] = (await view()).panes[0]?.messages ?? [];
    const place = { conversationId: id, messageId: one?.id ?? '' };
    await expect(deleteMessage(test.app, test.ada, place)).rejects.toMatchObject({ code: 'conflict' });
    exchange.finish();
    await ended(test, id);
    await deleteMessage(test.app, test.ada, place);
    await sendTurn(test.app, test.ada, id, turnOf('Three'));
    const next = await test.next();
    expect(next.body.messages).toEqual([{ role: 'user', content: 'Three' }]);
    next.finish();
    await ended(test, id);
    const retried = retryRun(test.app, test.ada, id, { id: randomUUID(), messageId: one?.id });
    await expect(retried).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('rateMessage', () => {
  it('keeps one verdict a member, changes it, takes it back, and shows each their own', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test);
    test.db.orm.update(conversations).set({ visibility: 'team' }).run();
    await ask(test, id, 'One', 'uno');
    const [prompt, answer] = (await view()).panes[0]?.messages ?? [];
    const place = { conversationId: id, messageId: answer?.id ?? '' };
    const bob = test.member('bob');
    await rateMessage(test.app, test.ada, place, { value: 1 });
    await rateMessage(test.app, bob, place, { value: 1 });
    await rateMessage(test.app, bob, place, { value: -1 });
    expect((await view()).ratings).toEqual({ [place.messageId]: 1 });
    expect((await getConversation(test.app, bob, id, noReceipts)).ratings).toEqual({ [place.messageId]: -1 });
    await rateMessage(test.app, test.ada, place, { value: null });
    expect(test.db.orm.select().from(ratings).all()).toMatchObject([
      { memberId: 'bob', value: -1, model: 'acme/nova' },
    ]);
    const rate = (messageId: string | undefined, value: unknown, who = test.ada) =>
      rateMessage(test.app, who, { conversationId: id, messageId: messageId ?? '' }, { value });
    await expect(rate(prompt?.id, 1)).rejects.toMatchObject({ code: 'not_found' });
    await expect(rate(answer?.id, 5)).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(rate(answer?.id, 1, test.member('eve', 'viewer'))).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a long conversation', () => {
  const LENGTH = 5_000;

  async function long(test: ConversationsTest) {
    const { id, view, firstPaneId: paneId } = await conversationOf(test);
    const ids = Array.from({ length: LENGTH }, (_, index) => `m${String(index).padStart(4, '0')}`);
    const rows = ids.map((messageId, index) => ({
      id: messageId,
      conversationId: id,
      paneId,
      parentId: ids[index - 1] ?? null,
      role: index % 2 === 0 ? ('user' as const) : ('assistant' as const),
      parts: [{ type: 'text', text: `words ${index}` }],
      createdAt: index,
    }));
    test.db.orm.transaction((orm) => {
      for (let at = 0; at < rows.length; at += 500)
        orm
          .insert(messages)
          .values(rows.slice(at, at + 500))
          .run();
      orm
        .update(panes)
        .set({ headId: ids.at(-1) ?? null })
        .run();
    });
    return { id, view, paneId, ids };
  }

  it('opens at its last fifty messages and is read backwards to its first, every one once and in order', async () => {
    const test = await testConversations();
    const { id, view, paneId } = await long(test);
    const [pane] = (await view()).panes;
    expect(pane).toMatchObject({ hasEarlier: true });
    expect(pane?.messages.map(textOf)).toEqual(
      Array.from({ length: 50 }, (_, index) => `words ${LENGTH - 50 + index}`),
    );
    const read = [...(pane?.messages ?? [])];
    for (let hasEarlier = true; hasEarlier; ) {
      const input = { before: read[0]?.id, limit: '200' };
      const page = await listMessages(test.app, test.ada, { conversationId: id, paneId }, input, noReceipts);
      read.unshift(...page.messages);
      hasEarlier = page.hasEarlier;
    }
    expect(read.map(textOf)).toEqual(Array.from({ length: LENGTH }, (_, index) => `words ${index}`));
  });

  it('is read around a message far back, and from there in both directions', async () => {
    const test = await testConversations();
    const { id, paneId, ids } = await long(test);
    const page = (input: object) => listMessages(test.app, test.ada, { conversationId: id, paneId }, input, noReceipts);
    const around = await page({ around: ids[60], limit: 10 });
    expect(around.messages.map((message) => message.id)).toEqual(ids.slice(55, 65));
    expect(around.hasEarlier).toBe(true);
    const first = await page({ around: ids[1], limit: 10 });
    expect([first.messages.map((message) => message.id), first.hasEarlier]).toEqual([ids.slice(0, 10), false]);
    const newer = await page({ after: ids[64], limit: 10 });
    expect([newer.messages.map((message) => message.id), newer.hasEarlier]).toEqual([ids.slice(65, 75), true]);
    expect((await page({ after: ids.at(-1) })).messages).toEqual([]);
    await expect(page({ around: 'nothing' })).rejects.toMatchObject({
      code: 'not_found',
      details: { field: 'around' },
    });
    await expect(page({ after: 'nothing' })).rejects.toMatchObject({ code: 'not_found', details: { field: 'after' } });
    for (const input of [{}, { before: ids[3], after: ids[1] }])
      await expect(page(input)).rejects.toMatchObject({ code: 'invalid_request' });
    const elsewhere = { conversationId: id, paneId: 'nothing' };
    await expect(listMessages(test.app, test.ada, elsewhere, { around: ids[1] }, noReceipts)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('sends all of it along, not only what is shown', async () => {
    const test = await testConversations();
    const { id } = await long(test);
    await sendTurn(test.app, test.ada, id, turnOf('And now?'));
    const exchange = await test.next();
    expect(exchange.body.messages).toHaveLength(LENGTH + 1);
    exchange.finish();
    await ended(test, id);
    expect(test.db.orm.select().from(runs).all()).toMatchObject([{ state: 'finished' }]);
  });
});
