import { describe, expect, it } from 'vitest';
import { conversations } from '#db/schema/conversations';
import { changeConversation } from './change-conversation.ts';
import { createConversation } from './create-conversation.ts';
import { deleteConversations } from './delete-conversations.ts';
import { listConversations } from './list-conversations.ts';
import { listTags } from './list-tags.ts';
import { restoreConversations } from './restore-conversations.ts';
import { sweepConversations } from './sweep-conversations.ts';
import { type ConversationsTest, conversationOf, testConversations } from './testing.ts';

const HOUR_MS = 3_600_000;

async function three() {
  const test = await testConversations();
  const ids: string[] = [];
  for (const title of ['One', 'Two', 'Three']) {
    ids.push((await createConversation(test.app, test.ada, { models: ['acme/nova'], title })).id);
  }
  return { test, ids: ids as [string, string, string] };
}

const titles = async (test: ConversationsTest, input = {}) =>
  (await listConversations(test.app, test.ada, input)).conversations.map((one) => one.title);

const kept = (test: ConversationsTest) => test.db.orm.select().from(conversations).all();

describe('filing', () => {
  it('puts what is pinned first, on the first page only, and what is archived in a list of its own', async () => {
    const { test, ids } = await three();
    await changeConversation(test.app, test.ada, ids[0], { isPinned: true });
    await changeConversation(test.app, test.ada, ids[1], { isArchived: true });
    expect(await titles(test)).toEqual(['One', 'Three']);
    expect(await titles(test, { archived: 'true' })).toEqual(['Two']);
    const first = await listConversations(test.app, test.ada, { limit: 1 });
    expect(first.conversations.map(({ title, isPinned }) => [title, isPinned])).toEqual([
      ['One', true],
      ['Three', false],
    ]);
    await changeConversation(test.app, test.ada, ids[0], { isPinned: false });
    const page = await listConversations(test.app, test.ada, { limit: 1 });
    expect(page.conversations.map(({ title }) => title)).toEqual(['Three']);
    expect(await titles(test, { limit: 1, before: page.next })).toEqual(['One']);
  });

  it('keeps tags clean and each once, lists them by use, and finds by them', async () => {
    const { test, ids } = await three();
    await changeConversation(test.app, test.ada, ids[0], { tags: [' #sea ', 'Sea', 'two  words'] });
    await changeConversation(test.app, test.ada, ids[1], { tags: ['Sea'] });
    expect(await listTags(test.app, test.ada)).toEqual({
      tags: [
        { tag: 'Sea', count: 2 },
        { tag: 'two words', count: 1 },
      ],
    });
    expect(await titles(test, { tag: 'two words' })).toEqual(['One']);
    await changeConversation(test.app, test.ada, ids[0], { tags: [] });
    expect(await titles(test, { tag: 'Sea' })).toEqual(['Two']);
    await expect(changeConversation(test.app, test.ada, ids[0], { tags: ['  '] })).rejects.toMatchObject({
      details: { field: 'tags.0' },
    });
  });

  it('is the owner’s alone', async () => {
    const { test, ids } = await three();
    const bob = test.member('bob');
    await expect(changeConversation(test.app, bob, ids[0], { isPinned: true })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await listTags(test.app, bob)).toEqual({ tags: [] });
  });
});

describe('deleting many', () => {
  it('takes all away and has all back', async () => {
    const { test, ids } = await three();
    await deleteConversations(test.app, test.ada, { ids: ids.slice(0, 2) });
    expect(await titles(test)).toEqual(['Three']);
    await sweepConversations(test.app);
    await restoreConversations(test.app, test.ada, { ids: ids.slice(0, 2) });
    expect((await titles(test)).toSorted()).toEqual(['One', 'Three', 'Two']);
  });

  it('deletes none where one is somebody else’s, and gives nobody else’s back', async () => {
    const { test, ids } = await three();
    const bob = test.member('bob');
    const { id: theirs } = await createConversation(test.app, bob, { models: ['acme/nova'] });
    await expect(deleteConversations(test.app, test.ada, { ids: [ids[0], theirs] })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await titles(test)).toHaveLength(3);
    await deleteConversations(test.app, bob, { ids: [theirs] });
    await expect(restoreConversations(test.app, test.ada, { ids: [theirs] })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('is for good after an hour', async () => {
    const { test, ids } = await three();
    await deleteConversations(test.app, test.ada, { ids: [ids[0]] });
    await sweepConversations(test.app, Date.now() + HOUR_MS + 1);
    expect(kept(test)).toHaveLength(2);
    await expect(restoreConversations(test.app, test.ada, { ids: [ids[0]] })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a temporary conversation', () => {
  it('is in no list, can be read by its owner, and is gone after a day', async () => {
    const test = await testConversations();
    const { id } = await createConversation(test.app, test.ada, { models: ['acme/nova'], isTemporary: true });
    const { id: other } = await conversationOf(test);
    const listed = await listConversations(test.app, test.ada, {});
    expect(listed.conversations.map((one) => one.id)).toEqual([other]);
    await sweepConversations(test.app, Date.now() + 23 * HOUR_MS);
    expect(kept(test)).toHaveLength(2);
    await sweepConversations(test.app, Date.now() + 25 * HOUR_MS);
    expect(kept(test).map((row) => row.id)).toEqual([other]);
    expect(id).not.toBe(other);
  });
});
