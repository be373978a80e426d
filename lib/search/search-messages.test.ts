import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { conversations, messages } from '#db/schema/conversations';
import { calls } from '#db/schema/ledger';
import { changeConversation } from '#lib/conversations/change-conversation';
import { createConversation } from '#lib/conversations/create-conversation';
import { deleteConversations } from '#lib/conversations/delete-conversations';
import { deleteMessage } from '#lib/conversations/delete-message';
import { sendTurn } from '#lib/conversations/send-turn';
import { type ConversationsTest, conversationOf, testConversations, turnOf } from '#lib/conversations/testing';
import { searchMessages } from './search-messages.ts';

/** A conversation in which `prompt` was answered. */
async function told(test: ConversationsTest, prompt: string, answer: string, ...models: string[]) {
  const { id, view } = await conversationOf(test, ...models);
  await sendTurn(test.app, test.ada, id, turnOf(prompt));
  for (const model of models.length > 0 ? models : ['acme/nova']) {
    const exchange = await test.next(model);
    exchange.write(answer);
    exchange.finish();
  }
  await Promise.all(test.hub.activeRuns(id).map((run) => run.ended));
  return { id, view };
}

const found = async (test: ConversationsTest, input: object) =>
  (await searchMessages(test.app, test.ada, input)).found.map((one) => one.pieces.map((piece) => piece.text).join(''));

describe('searching', () => {
  it('finds words by their beginnings in prompts, answers and titles, whatever their case and accents', async () => {
    const test = await testConversations();
    const { id } = await told(test, 'Über Boote', 'A boat is a vessel.');
    await changeConversation(test.app, test.ada, id, { title: 'All about vessels' });
    expect(await found(test, { q: 'uber' })).toEqual(['Über Boote']);
    expect((await found(test, { q: 'VESSEL' })).toSorted()).toEqual(['A boat is a vessel.', 'All about vessels']);
    expect(await found(test, { q: 'vessel boat' })).toEqual(['A boat is a vessel.']);
    expect(await found(test, { q: '"a vessel"' })).toEqual(['A boat is a vessel.']);
    expect(await found(test, { q: 'submarine' })).toEqual([]);
    expect(await found(test, { q: '???' })).toEqual([]);
  });

  it('finds what stands inside words where no word begins so, newest first, and marks it', async () => {
    const test = await testConversations();
    await told(test, 'A lighthouse', `${'The keeper sleeps. '.repeat(30)}Reconfigure 100% of the LIGHTHOUSES.`);
    const { found: all } = await searchMessages(test.app, test.ada, { q: 'onfigur housE' });
    expect(all).toHaveLength(1);
    const [{ pieces = [] } = {}] = all;
    expect(pieces.filter((piece) => piece.isHit).map((piece) => piece.text)).toEqual(['onfigur', 'HOUSE']);
    const shown = pieces.map((piece) => piece.text).join('');
    expect(shown).toMatch(/^….*Reconfigure 100% of the LIGHTHOUSES\.$/);
    expect(shown.length).toBeLessThan(250);
    expect(await found(test, { q: 'ighthouse', model: 'acme/orbit' })).toEqual([]);
    expect(await found(test, { q: '"00% of the"' })).toHaveLength(1);
    expect(await found(test, { q: 'f_gure' })).toEqual([]);
    expect(await found(test, { q: 'onfigur submarine' })).toEqual([]);
  });

  it('finds words of languages that set no spaces between them, also where another word begins so', async () => {
    const test = await testConversations();
    await told(test, '昨日、東京都庁へ行きました。', '都庁は新宿にあります。');
    await told(test, '東京', 'สวัสดีชาวโลก');
    expect((await found(test, { q: '都庁' })).toSorted()).toEqual([
      '昨日、東京都庁へ行きました。',
      '昨日、東京都庁へ行きました。',
      '都庁は新宿にあります。',
    ]);
    expect(await found(test, { q: '東京' })).toHaveLength(4);
    expect(await found(test, { q: 'ชาว' })).toEqual(['สวัสดีชาวโลก']);
    expect(await found(test, { q: '京 庁 新' })).toEqual([]);
  });

  it('regression: finds a letter beside words of a script without spaces', async () => {
    const test = await testConversations();
    await told(test, '用 R 语言画图', '可以。');
    expect(await found(test, { q: 'R 语言' })).toContain('用 R 语言画图');
  });

  it('goes on with what stands inside words, and never after what was found by words', async () => {
    const test = await testConversations();
    for (const title of ['Island one', 'Island two', 'Sandbank', 'Peninsula'])
      await createConversation(test.app, test.ada, { models: ['acme/nova'], title });
    const page = (q: string, after: number) => searchMessages(test.app, test.ada, { q, after, limit: 2 });
    expect([(await page('sland', 0)).next, (await page('sland', 2)).found]).toEqual([null, []]);
    const three = await page('an', 0);
    expect([three.found.length, three.next, (await page('an', 2)).found.length]).toEqual([2, 2, 1]);
    expect((await page('sand', 0)).found).toHaveLength(1);
    expect((await page('sand', 2)).found).toEqual([]);
    await createConversation(test.app, test.ada, { models: ['acme/nova'], title: 'Thousands' });
    expect((await page('sand', 2)).found).toEqual([]);
    expect((await page('sand', 1)).found).toEqual([]);
  });

  it('marks the hits and says where they are', async () => {
    const test = await testConversations();
    const { id, view } = await told(test, 'Hi', 'The sea is <b>deep</b>.');
    const { found: all } = await searchMessages(test.app, test.ada, { q: 'deep' });
    const [, answer] = (await view()).panes[0]?.messages ?? [];
    expect(all).toEqual([
      {
        conversationId: id,
        title: 'Hi',
        isCompared: false,
        isArchived: false,
        tags: [],
        message: { id: answer?.id, role: 'assistant', model: 'acme/nova', costUsd: '0.00042', hasError: false },
        at: expect.any(Number),
        pieces: [
          { text: 'The sea is <b>', isHit: false },
          { text: 'deep', isHit: true },
          { text: '</b>.', isHit: false },
        ],
      },
    ]);
  });

  it('tells a prompt that stands in several panes once', async () => {
    const test = await testConversations();
    await told(test, 'Compare lighthouses', 'Well.', 'acme/nova', 'acme/orbit');
    expect(await found(test, { q: 'lighthouses' })).toHaveLength(2);
    const { found: all } = await searchMessages(test.app, test.ada, { q: 'lighthouses' });
    expect(all.map((one) => one.message?.role ?? 'title').toSorted()).toEqual(['title', 'user']);
  });

  it('filters by model, day, cost, tag and failure, also without words', async () => {
    const test = await testConversations();
    const { id } = await told(test, 'A harbour', 'Ships lie there.');
    await told(test, 'A harbour again', 'More ships.', 'acme/orbit');
    await changeConversation(test.app, test.ada, id, { tags: ['sea'] });
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    expect(await found(test, { q: 'ships', model: 'acme/orbit' })).toEqual(['More ships.']);
    expect(await found(test, { q: 'ships', tag: 'sea' })).toEqual(['Ships lie there.']);
    expect(await found(test, { q: 'ships', from: day(0), to: day(0) })).toHaveLength(2);
    expect(await found(test, { q: 'ships', from: day(1) })).toEqual([]);
    expect(await found(test, { q: 'ships', to: day(-1) })).toEqual([]);
    expect(await found(test, { minCost: '0.0004' })).toHaveLength(2);
    test.db.orm.update(calls).set({ costNano: null }).where(eq(calls.conversationId, id)).run();
    expect(await found(test, { minCost: '0' })).toEqual(['More ships.']);
    expect(await found(test, { failed: 'true' })).toEqual([]);
    await expect(found(test, { minCost: '-1' })).rejects.toMatchObject({ details: { field: 'minCost' } });
  });

  it('regression: finds what failed before its first word, without words and by those of its prompt', async () => {
    const test = await testConversations();
    const { id } = await conversationOf(test);
    await sendTurn(test.app, test.ada, id, turnOf('Where do herons sleep?'));
    (await test.next('acme/nova')).refuse(402, { code: 402, message: 'Insufficient credits' });
    await Promise.all(test.hub.activeRuns(id).map((run) => run.ended));
    await told(test, 'Where do herons eat?', 'In ponds.');
    const { found: all } = await searchMessages(test.app, test.ada, { failed: 'true' });
    expect(all).toMatchObject([
      { conversationId: id, message: { role: 'assistant', model: 'acme/nova', hasError: true } },
    ]);
    expect(all[0]?.pieces[0]?.text).toContain('not enough credit');
    expect(await found(test, { failed: 'true', model: 'acme/nova' })).toHaveLength(1);
    expect(await found(test, { failed: 'true', model: 'acme/orbit' })).toEqual([]);
    expect(await found(test, { failed: 'true', q: 'herons' })).toEqual(['Where do herons sleep?']);
    expect(await found(test, { failed: 'true', q: 'herons eat' })).toEqual([]);
    await deleteMessage(test.app, test.ada, { conversationId: id, messageId: String(all[0]?.message?.id) });
    expect(await found(test, { failed: 'true' })).toEqual([]);
  });

  it('finds nothing of other members, of what is temporary, and of what was deleted; what the team shares it finds', async () => {
    const test = await testConversations();
    const { id, view } = await told(test, 'A secret cove', 'Hidden.');
    const bob = test.member('bob', 'viewer');
    const ofBob = async () => (await searchMessages(test.app, bob, { q: 'cove' })).found.length;
    expect(await ofBob()).toBe(0);
    test.db.orm.update(conversations).set({ visibility: 'team' }).run();
    expect(await ofBob()).toBe(2);

    const temporary = await createConversation(test.app, test.ada, { models: ['acme/nova'], isTemporary: true });
    await sendTurn(test.app, test.ada, temporary.id, turnOf('Another cove'));
    expect(await found(test, { q: 'cove' })).toHaveLength(2);

    const [prompt] = (await view()).panes[0]?.messages ?? [];
    await deleteMessage(test.app, test.ada, { conversationId: id, messageId: prompt?.id ?? '' });
    expect(await found(test, { q: 'cove' })).toEqual(['A secret cove']);
    expect(await found(test, { q: 'hidden' })).toEqual([]);
    await deleteConversations(test.app, test.ada, { ids: [id] });
    expect(await found(test, { q: 'cove' })).toEqual([]);
  });

  it('forgets the words with the rows, and never finds what was only thought', async () => {
    const test = await testConversations();
    const { id } = await told(test, 'A reef', 'Coral.');
    test.db.orm
      .update(messages)
      .set({
        parts: [
          { type: 'reasoning', text: 'plankton' },
          { type: 'text', text: 'Algae.' },
        ],
      })
      .where(eq(messages.role, 'assistant'))
      .run();
    expect(await found(test, { q: 'plankton' })).toEqual([]);
    expect(await found(test, { q: 'coral' })).toEqual([]);
    expect(await found(test, { q: 'algae' })).toEqual(['Algae.']);
    test.db.orm.delete(conversations).where(eq(conversations.id, id)).run();
    expect(test.db.client.prepare('select count(*) from found_texts').pluck().get()).toBe(0);
    expect(() =>
      test.db.client.prepare("insert into found_words(found_words) values ('integrity-check')").run(),
    ).not.toThrow();
  });

  it('goes on where a page ended', async () => {
    const test = await testConversations();
    for (const word of ['one', 'two', 'three'])
      await createConversation(test.app, test.ada, { models: ['acme/nova'], title: `Island ${word}` });
    const first = await searchMessages(test.app, test.ada, { q: 'island', limit: 2 });
    const second = await searchMessages(test.app, test.ada, { q: 'island', limit: 2, after: first.next });
    expect([first.found.length, second.found.length, second.next]).toEqual([2, 1, null]);
  });

  it('is not for keys', async () => {
    const test = await testConversations();
    const key = { kind: 'key' as const, keyId: 'k', name: 'CI', memberId: 'ada', memberName: 'Ada' };
    await expect(searchMessages(test.app, key, { q: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
