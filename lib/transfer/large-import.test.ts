import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isNotNull, isNull } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { conversations, messages } from '#db/schema/conversations';
import { getConversation } from '#lib/conversations/get-conversation';
import { listConversations } from '#lib/conversations/list-conversations';
import { sweepConversations } from '#lib/conversations/sweep-conversations';
import { type ConversationsTest, testConversations } from '#lib/conversations/testing';
import { searchMessages } from '#lib/search/search-messages';
import { importConversations } from './import-conversations.ts';
import { openImports } from './open-imports.ts';

const WORDS = 'the sea a lighthouse tide keeps under moon and every boat that comes home late tonight'.split(' ');

/** ChatGPT's form: that many conversations of that many messages of about so many characters. */
function fileOf({ chats, each, characters }: { chats: number; each: number; characters: number }, last = 'the end') {
  const text = (seed: number) =>
    Array.from({ length: Math.ceil(characters / 5) }, (_, n) => WORDS[(seed * 7 + n * n) % WORDS.length]).join(' ');
  return Array.from({ length: chats }, (_, chat) => ({
    title: `Chat ${chat}`,
    create_time: 1_700_000_000 + chat,
    current_node: `${each - 1}`,
    mapping: Object.fromEntries(
      Array.from({ length: each }, (_each, n) => {
        const isLast = chat === chats - 1 && n === each - 1;
        const content = { content_type: 'text', parts: [`${text(chat * each + n)} ${isLast ? last : ''}`] };
        const message = { author: { role: n % 2 ? 'assistant' : 'user' }, create_time: 1_700_000_000 + n, content };
        return [`${n}`, { parent: n > 0 ? `${n - 1}` : null, message }];
      }),
    ),
  }));
}

function importing(test: ConversationsTest, file: unknown, imports = openImports()) {
  onTestFinished(imports.close);
  const body = Buffer.from(JSON.stringify({ text: JSON.stringify(file), model: 'acme/nova' }));
  let isOver = false;
  const done = importConversations({ ...test.app, imports }, test.ada, body).finally(() => {
    isOver = true;
  });
  done.catch(() => {});
  const count = (isHidden: boolean) =>
    test.db.orm
      .select()
      .from(conversations)
      .where((isHidden ? isNotNull : isNull)(conversations.deletedAt))
      .all().length;
  return { done, bytes: body.length, isOver: () => isOver, hidden: () => count(true), shown: () => count(false) };
}

/** Something else that the process answers. */
async function otherDoor(): Promise<() => Promise<string>> {
  const server = createServer((_, response) => response.end('up'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return async () => (await fetch(`http://127.0.0.1:${port}`)).text();
}

const nothingLeft = (test: ConversationsTest) =>
  [conversations, messages].map((table) => test.db.orm.select().from(table).all().length);

test('regression: the process goes on answering while 46 MB are read, and while they are written out of sight', async () => {
  const test = await testConversations();
  const ask = await otherDoor();
  const one = importing(test, fileOf({ chats: 30, each: 1_000, characters: 1_300 }));
  expect(one.bytes).toBeGreaterThan(44 * 2 ** 20);
  expect(one.bytes).toBeLessThan(48 * 2 ** 20);
  const answered = { reading: 0, writing: 0 };
  while (!one.isOver()) {
    const isWriting = one.hidden() > 0;
    expect(await ask()).toBe('up');
    if (one.shown() === 0) answered[isWriting ? 'writing' : 'reading'] += 1;
  }
  expect((await one.done).ids).toHaveLength(30);
  expect([one.hidden(), one.shown()]).toEqual([0, 30]);
  expect(test.db.orm.select().from(messages).all()).toHaveLength(30_000);
  expect(answered.reading).toBeGreaterThan(20);
  expect(answered.writing).toBeGreaterThan(20);
}, 120_000);

test('half an import is seen by nobody, and what a killed process left of one goes with what was deleted', async () => {
  const test = await testConversations();
  const ask = await otherDoor();
  const one = importing(test, fileOf({ chats: 20, each: 100, characters: 1_000 }));
  while (one.hidden() === 0) await ask();
  const [{ id } = { id: '' }] = test.db.orm.select().from(conversations).all();
  expect((await listConversations(test.app, test.ada, {})).conversations).toEqual([]);
  expect((await searchMessages(test.app, test.ada, { q: 'lighthouse' })).found).toEqual([]);
  await expect(getConversation(test.app, test.ada, id, async () => ({}))).rejects.toMatchObject({ code: 'not_found' });
  // An hour later, as if nobody went on writing: what still comes has no conversation any more.
  await sweepConversations(test.app, Date.now() + 3_600_001);
  await expect(one.done).rejects.toThrow();
  expect(nothingLeft(test)).toEqual([0, 0]);
});

test('what cannot be written takes all that came before it away again', async () => {
  const test = await testConversations();
  test.db.client.exec(
    "create trigger bomb before insert on messages when new.parts like '%the bomb%' begin select raise(abort, 'bang'); end",
  );
  const one = importing(test, fileOf({ chats: 5, each: 150, characters: 1_000 }, 'the bomb'));
  await expect(one.done).rejects.toThrow('bang');
  expect(nothingLeft(test)).toEqual([0, 0]);
});

test('a server that stops takes half an import away, and begins no other', async () => {
  const test = await testConversations();
  const ask = await otherDoor();
  const imports = openImports();
  const one = importing(test, fileOf({ chats: 20, each: 100, characters: 1_000 }), imports);
  while (one.hidden() === 0) await ask();
  await imports.close();
  expect(nothingLeft(test)).toEqual([0, 0]);
  await expect(one.done).rejects.toMatchObject({ code: 'unavailable' });
  await expect(importing(test, [], imports).done).rejects.toMatchObject({ code: 'unavailable' });
});

test('what would unfold to more memory than there may be is refused folded: in the file, and around it', async () => {
  const test = await testConversations();
  const bomb = Array.from({ length: 2_500_000 }, () => []);
  await expect(importing(test, bomb).done).rejects.toMatchObject({ code: 'payload_too_large' });
  const imports = openImports();
  onTestFinished(imports.close);
  const body = Buffer.from(JSON.stringify({ text: bomb, model: 'acme/nova' }));
  const done = importConversations({ ...test.app, imports }, test.ada, body);
  await expect(done).rejects.toMatchObject({ code: 'payload_too_large' });
});

test('one file is read at a time, and few may wait', async () => {
  const test = await testConversations();
  const imports = openImports();
  const small = fileOf({ chats: 1, each: 2, characters: 10 });
  const all = await Promise.allSettled(Array.from({ length: 6 }, () => importing(test, small, imports).done));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  expect(all.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual([
    'rate_limited',
    'rate_limited',
  ]);
});
