import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { conversations, messages } from '#db/schema/conversations';
import { changeConversation } from '#lib/conversations/change-conversation';
import { createConversation } from '#lib/conversations/create-conversation';
import { getConversation } from '#lib/conversations/get-conversation';
import { sendTurn } from '#lib/conversations/send-turn';
import { type ConversationsTest, testConversations, turnOf } from '#lib/conversations/testing';
import { searchMessages } from '#lib/search/search-messages';
import { listReceipts } from '#lib/spend/list-receipts';
import { exportConversation } from './export-conversation.ts';
import { importConversations } from './import-conversations.ts';
import { openImports } from './open-imports.ts';

const noReceipts = async () => ({});

async function told() {
  const test = await testConversations();
  const { id } = await createConversation(test.app, test.ada, {
    models: ['acme/nova', 'acme/orbit'],
    settings: { system: 'Be brief.', temperature: 0.2 },
  });
  await sendTurn(test.app, test.ada, id, turnOf('What is the sea?'));
  for (const model of ['acme/nova', 'acme/orbit']) {
    const exchange = await test.next(model);
    exchange.write(`Deep, says ${model}.`);
    exchange.finish();
  }
  await Promise.all(test.hub.activeRuns(id).map((run) => run.ended));
  await changeConversation(test.app, test.ada, id, { tags: ['water'] });
  const exported = async (form: 'md' | 'json', who = test.ada) => {
    const file = await exportConversation(test.app, who, id, form, (ids) => listReceipts(test.app, who, ids));
    return { ...file, text: await text(file.content) };
  };
  return { test, id, exported };
}

const take = (test: ConversationsTest, file: unknown, model = 'bolt/storm', who = test.ada) => {
  const imports = openImports();
  onTestFinished(imports.close);
  const body = { text: typeof file === 'string' ? file : JSON.stringify(file), model };
  return importConversations({ ...test.app, imports }, who, Buffer.from(JSON.stringify(body)));
};

const view = (test: ConversationsTest, id = '') => getConversation(test.app, test.ada, id, noReceipts);

const shown = async (test: ConversationsTest, id = '') =>
  (await view(test, id)).panes.map((pane) =>
    pane.messages.map(
      ({ role, parts }) => `${role}: ${parts.map((part) => ('text' in part ? part.text : '')).join(' | ')}`,
    ),
  );

describe('exporting', () => {
  it('writes Markdown with parameters, who answered and what it cost', async () => {
    const { exported } = await told();
    const { fileName, text: markdown } = await exported('md');
    expect(fileName).toBe('What-is-the-sea.md');
    expect(markdown).toContain('# What is the sea?\n');
    expect(markdown).toContain('#water');
    expect(markdown).toContain('"temperature": 0.2');
    expect(markdown).toContain('### Prompt\n\nWhat is the sea?');
    expect(markdown).toContain('### acme/orbit\n\nDeep, says acme/orbit.\n\n*$0.00042 · 10 tokens in, 5 out*');
  });

  it('writes JSON that comes back the same, and holds no secret and no member', async () => {
    const { test, exported } = await told();
    const { text: json } = await exported('json');
    expect(json).not.toMatch(/sk-or-v1|ada@|memberId|callId|generationId/);
    const { ids } = await take(test, json);
    const again = await exportConversation(test.app, test.ada, ids[0] ?? '', 'json', noReceipts);
    type File = {
      conversations: {
        title: string;
        tags: string[];
        createdAt: string;
        panes: { model: string; settings: object; messages: { text: string; createdAt: string }[] }[];
      }[];
    };
    const [before, after] = [JSON.parse(json) as File, JSON.parse(await text(again.content)) as File].map(
      ({ conversations: [one] }) => ({
        ...one,
        panes: one?.panes.map(({ model, settings, messages: all }) => ({
          model,
          settings,
          messages: all.map((message) => [message.text, message.createdAt]),
        })),
      }),
    );
    expect(after).toEqual(before);
  });

  it('is for who may read', async () => {
    const { test, exported } = await told();
    await expect(exported('json', test.member('bob'))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('importing', () => {
  it('takes the body of a request, its system message as the system prompt', async () => {
    const test = await testConversations();
    const { ids } = await take(test, {
      model: 'acme/nova',
      temperature: 1,
      messages: [
        { role: 'system', content: 'Be kind.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Look' },
            { type: 'image_url', image_url: { url: 'x' } },
          ],
        },
        { role: 'assistant', content: 'I see.' },
      ],
    });
    const { title, panes } = await view(test, ids[0]);
    expect(title).toBe('Look');
    expect(panes[0]).toMatchObject({ model: 'acme/nova', settings: { system: 'Be kind.' } });
    expect(await shown(test, ids[0])).toEqual([['user: Look\n\n[image_url: not imported]', 'assistant: I see.']]);
    expect(panes[0]?.messages[1]?.run).toMatchObject({ model: 'acme/nova', state: 'finished', receipt: null });
  });

  it('takes a bare list of messages, for the model chosen, found by its words', async () => {
    const test = await testConversations();
    const { ids } = await take(test, [{ role: 'user', content: 'A lonely lighthouse' }]);
    expect((await view(test, ids[0])).panes[0]?.model).toBe('bolt/storm');
    expect((await searchMessages(test.app, test.ada, { q: 'lighthouse' })).found).toHaveLength(2);
  });

  it('takes ChatGPT’s export: versions stay, tools and hidden messages go, the shown path is shown', async () => {
    const test = await testConversations();
    const { ids } = await take(test, [
      treeOfChatGpt(),
      { ...treeOfChatGpt(), title: null, mapping: { root: { parent: null } } },
    ]);
    expect(ids).toHaveLength(1);
    const { title, createdAt, panes } = await view(test, ids[0]);
    expect([title, createdAt]).toEqual(['Tides', 1_700_000_000_000]);
    expect(await shown(test, ids[0])).toEqual([
      ['user: Why tides?', 'assistant: The moon.', 'user: And the sun?\n\n[A picture or file: not imported]'],
    ]);
    expect(panes[0]?.messages[1]?.versions).toHaveLength(2);
    expect(panes[0]?.messages[1]?.run?.model).toBe('gpt-4o');
  });

  it('takes Open WebUI’s export: versions, thoughts and who answered stay, the shown path is shown', async () => {
    const test = await testConversations();
    const { ids } = await take(test, [
      treeOfOpenWebUi(),
      { chat: { history: { messages: { a: { role: 'user', content: ' ' } } } } },
    ]);
    expect(ids).toHaveLength(1);
    const { title, createdAt, panes } = await view(test, ids[0]);
    expect([title, createdAt]).toEqual(['Tides', 1_700_000_000_000]);
    expect(await shown(test, ids[0])).toEqual([
      [
        'user: Why tides?',
        'assistant: Think of the moon. | The moon.',
        'user: And the sun?\n\n[image_url: not imported]',
      ],
    ]);
    expect(panes[0]?.messages[1]?.versions).toHaveLength(2);
    expect(panes[0]?.messages[1]?.run?.model).toBe('llama3.3');
    expect((await take(test, treeOfOpenWebUi())).ids).toHaveLength(1);
  });

  const ourFile = async (): Promise<OurFile> => JSON.parse((await (await told()).exported('json')).text);

  it.each<[string, unknown, string]>([
    ['what is no JSON', '{"a": ', 'file'],
    ['what nobody knows', { hello: 'world' }, 'file'],
    ['an empty list', [], 'file'],
    ['a message without a role', { messages: [{ content: 'Hi' }] }, 'file.messages.0.role'],
    ['a role that is none', { messages: [{ role: 'wizard', content: 'Hi' }] }, 'file.messages.0.role'],
    ['a content that is none', [{ role: 'user', content: 7 }], 'file.0.content'],
    ['no message at all', { messages: [] }, 'file.messages'],
    [
      'a message that is too long',
      [{ role: 'user', content: 'x'.repeat(2_000_001) }],
      'file.conversations.0.panes.0.messages.0.text',
    ],
    [
      'a second conversation that is wrong',
      [
        treeOfChatGpt(),
        { ...treeOfChatGpt(), mapping: { a: { message: { author: {}, content: { content_type: 'text' } } } } },
      ],
      'file.1.mapping.a.message.author.role',
    ],
    ['a mapping that is none', [{ title: 'x', mapping: [] }], 'file.0.mapping'],
  ])('refuses %s by the name of the place, and keeps nothing of the file', async (_, file, field) => {
    const test = await testConversations();
    await expect(take(test, file)).rejects.toMatchObject({ code: 'invalid_request', details: { field } });
    expect(test.db.orm.select().from(conversations).all()).toEqual([]);
    expect(test.db.orm.select().from(messages).all()).toEqual([]);
  });

  it.each<[string, (file: OurFile) => unknown, string]>([
    ['a newer version', (file) => Object.assign(file, { version: 2 }), 'file.version'],
    [
      'settings that are none',
      (file) => Object.assign(paneOf(file, 1), { settings: { temperature: 9 } }),
      'file.conversations.0.panes.1.settings.temperature',
    ],
    [
      'a parent that comes later',
      (file) => paneOf(file, 0).messages.reverse(),
      'file.conversations.0.panes.0.messages.0.parent',
    ],
    [
      'a head that is none',
      (file) => Object.assign(paneOf(file, 0), { head: 'x' }),
      'file.conversations.0.panes.0.head',
    ],
  ])('refuses of our own form %s', async (_, spoil, field) => {
    const file = await ourFile();
    spoil(file);
    const test = await testConversations();
    await expect(take(test, file)).rejects.toMatchObject({ details: { field } });
    expect(test.db.orm.select().from(conversations).all()).toEqual([]);
  });

  it('does not follow a tree that bites its tail', async () => {
    const test = await testConversations();
    const loop = treeOfChatGpt();
    const [root] = Object.values(loop.mapping);
    if (root) root.parent = 'tool';
    const { ids } = await take(test, [loop]);
    expect((await shown(test, ids[0]))[0]?.length).toBeGreaterThan(0);
  });

  it('is not for viewers, nor for a model that is not there', async () => {
    const test = await testConversations();
    const file = [{ role: 'user', content: 'Hi' }];
    const viewer = test.member('eve', 'viewer');
    await expect(take(test, file, 'acme/nova', viewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(take(test, file, 'nobody/nothing')).rejects.toMatchObject({ code: 'unknown_model' });
  });
});

type OurFile = { conversations: { panes: { messages: object[] }[] }[] };

function paneOf({ conversations: [one] }: OurFile, index: number) {
  const pane = one?.panes[index];
  if (!pane) throw new Error('There is no such pane.');
  return pane;
}

function treeOfChatGpt() {
  const said = (role: string, parts: unknown[], rest: object = {}) => ({
    author: { role, name: null },
    create_time: 1_700_000_100.5,
    content: { content_type: 'text', parts },
    metadata: {},
    ...rest,
  });
  const mapping: Record<string, { id?: string; parent: string | null; message?: unknown; children?: string[] }> = {
    root: { parent: null, children: ['system'] },
    system: { parent: 'root', message: said('system', ['']) },
    hidden: {
      parent: 'system',
      message: said('user', ['About me'], { metadata: { is_visually_hidden_from_conversation: true } }),
    },
    ask: { parent: 'hidden', message: said('user', ['Why tides?']) },
    first: { parent: 'ask', message: said('assistant', ['The sun.'], { metadata: { model_slug: 'gpt-4' } }) },
    tool: { parent: 'ask', message: said('tool', ['{"found": 3}']) },
    second: { parent: 'tool', message: said('assistant', ['The moon.'], { metadata: { model_slug: 'gpt-4o' } }) },
    more: {
      parent: 'second',
      message: said('user', [], {
        content: { content_type: 'multimodal_text', parts: ['And the sun?', { asset_pointer: 'file://x' }] },
      }),
    },
    thought: {
      parent: 'more',
      message: said('assistant', [], { content: { content_type: 'thoughts', thoughts: [] } }),
    },
  };
  return { title: 'Tides', create_time: 1_700_000_000, update_time: 1_700_000_200, current_node: 'thought', mapping };
}

function treeOfOpenWebUi() {
  const thoughts =
    '<details type="reasoning" done="true" duration="3">\n<summary>Thought</summary>\n> Think of the moon.\n</details>';
  const messages: Record<string, object> = {
    ask: {
      id: 'ask',
      parentId: null,
      childrenIds: ['first', 'note'],
      role: 'user',
      content: 'Why tides?',
      models: ['llama3.3'],
    },
    first: { parentId: 'ask', role: 'assistant', content: 'The sun.', model: 'qwen3', done: true },
    note: { parentId: 'ask', role: 'system', content: 'Be brief.' },
    second: {
      parentId: 'note',
      role: 'assistant',
      content: `${thoughts}\nThe moon.`,
      model: 'llama3.3',
      timestamp: 1_700_000_100,
    },
    more: {
      parentId: 'second',
      role: 'user',
      content: [
        { type: 'text', text: 'And the sun?' },
        { type: 'image_url', image_url: { url: 'data:' } },
      ],
    },
    silence: { parentId: 'more', role: 'assistant', content: '', model: 'llama3.3' },
  };
  const chat = { title: 'Tides', models: ['llama3.3'], history: { messages, currentId: 'silence' }, messages: [] };
  return {
    id: 'x',
    user_id: 'y',
    title: ' Tides ',
    chat,
    created_at: 1_700_000_000,
    archived: false,
    meta: { tags: [] },
  };
}

describe('regression: a hostile file', () => {
  const said = { author: { role: 'user' }, content: { content_type: 'text', parts: ['Hi'] } };
  const chatGpt = (time: number) => [
    { title: 'T', create_time: time, current_node: 'a', mapping: { a: { message: { ...said, create_time: time } } } },
  ];

  it.each([1e300, 1e14, Number.MAX_VALUE])(
    'of a time that no calendar has (%d) can be read and exported',
    async (time) => {
      const test = await testConversations();
      const { ids } = await take(test, chatGpt(time));
      const [message] = (await view(test, ids[0])).panes[0]?.messages ?? [];
      expect(message?.createdAt).toBeLessThanOrEqual(Date.now());
      const file = await exportConversation(test.app, test.ada, ids[0] ?? '', 'json', noReceipts);
      expect(await text(file.content)).toContain('"Hi"');
    },
  );

  it('has no longer system prompt than a person may write', async () => {
    const test = await testConversations();
    const system = { role: 'system', content: 'x'.repeat(100_001) };
    const file = { messages: [system, { role: 'user', content: 'Hi' }] };
    await expect(take(test, file)).rejects.toMatchObject({ code: 'invalid_request' });
  });
});
