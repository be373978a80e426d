import { expect, vi } from 'vitest';
import { budgetAlerts } from '#db/schema/budgets';
import { connections } from '#db/schema/connections';
import type { ConversationView } from '#lib/conversations/view';
import { newId } from '#lib/ids';
import type { KeyView } from '#lib/keys/key-view';
import { emailOf } from './callers.ts';
import type { Make } from './example.ts';
import { findingExamples } from './finding-examples.ts';
import { PEOPLE_EXAMPLES } from './people-examples.ts';
import { SPEND_EXAMPLES } from './spend-examples.ts';
import type { World } from './world.ts';

export const MODEL = 'openai/gpt-4o-mini';
const OTHER_MODEL = 'openai/gpt-4o';
const PASSWORD = 'correct horse battery';
const BYTES = { 'content-type': 'application/octet-stream' };
const HELLO = { model: MODEL, messages: [{ role: 'user', content: 'What is 17 * 23?' }] };

export const conversation = (world: World, models = [MODEL, OTHER_MODEL]) =>
  world.make<ConversationView>('member', 'POST', '/api/conversations', { models });

export const key = async (world: World) =>
  (await world.make<{ view: KeyView }>('member', 'POST', '/api/keys', { name: 'A key to try' })).view;

export const budget = (world: World, scopeId = world.ids.member) =>
  world.make<{ id: string }>('owner', 'POST', '/api/budgets', { scope: 'member', scopeId, limit: '5' });

const PRESET = { name: 'Careful', models: [MODEL], settings: { temperature: 0.2 } };
const PROMPT = { name: 'Sum up', text: 'Sum this up in one sentence.' };

const entry = (world: World, kind: 'presets' | 'prompts') =>
  world.make<{ id: string }>('member', 'POST', `/api/${kind}`, kind === 'presets' ? PRESET : PROMPT);

const webhook = (world: World) => world.make('owner', 'PUT', '/api/budgets/webhook', { url: `${world.server}/hook` });

const withWebhook: Make = async (world) => {
  await webhook(world);
  return {};
};

const server = async (world: World) => {
  const slug = `s${newId().slice(-12)}`;
  const body = { name: 'A server', slug, baseUrl: `${world.server}/v1`, key: 'a-key-of-theirs' };
  const { servers } = await world.make<{ servers: { id: string; slug: string }[] }>(
    'owner',
    'POST',
    '/api/settings/connections/servers',
    body,
  );
  return servers.find((made) => made.slug === slug)?.id ?? '';
};

/** No key is saved twice, and the ones before are in nobody's way. */
const withoutKeys = (world: World) => {
  world.app.db.orm.delete(connections).run();
  world.app.connections.reload();
};

const asked = async (world: World) => {
  const { turnId, conversationId, runs } = await sentTurn(world);
  return { turnId, conversationId, messageId: await promptOf(world, conversationId), runs };
};

export async function sentTurn(world: World) {
  const { id } = await conversation(world, [MODEL]);
  const turn = await world.make<{ turnId: string; runs: { id: string; paneId: string }[] }>(
    'member',
    'POST',
    `/api/conversations/${id}/turns`,
    { id: newId(), text: 'Hello.' },
  );
  await settled(world, id);
  return { ...turn, conversationId: id };
}

/** An answer of the member's own. */
export async function answered(world: World) {
  const { conversationId } = await sentTurn(world);
  const { panes } = await world.make<ConversationView>('member', 'GET', `/api/conversations/${conversationId}`);
  const messageId = panes[0]?.messages.at(-1)?.id ?? '';
  return { conversationId, paneId: panes[0]?.id ?? '', messageId };
}

const ofAnswer: Make = async (world) => {
  const { conversationId: id, messageId } = await answered(world);
  return { params: { id, messageId } };
};

export const file = (world: World) =>
  world.make<{ id: string }>('member', 'POST', '/api/files?name=a.txt', 'Words in a file.', BYTES);

/** A conversation whose answer called a function. */
export async function called(world: World) {
  const { id, panes } = await conversation(world, [MODEL]);
  const tools = [{ type: 'function', function: { name: 'add' } }];
  const settings = { tools, tool_choice: 'required' };
  await world.make('member', 'PATCH', `/api/conversations/${id}/panes/${panes[0]?.id}`, { settings });
  await world.make('member', 'POST', `/api/conversations/${id}/turns`, { id: newId(), text: 'Add.' });
  await settled(world, id);
  const view = await world.make<ConversationView>('member', 'GET', `/api/conversations/${id}`);
  const answer = view.panes[0]?.messages.at(-1);
  const call = answer?.parts.find((part) => part.type === 'dynamic-tool');
  return { conversationId: id, messageId: answer?.id ?? '', toolCallId: call?.toolCallId ?? '' };
}

const settled = (world: World, conversationId: string) =>
  vi.waitFor(() => expect(world.app.hub.activeRuns(conversationId)).toEqual([]), { timeout: 5000, interval: 5 });

export async function promptOf(world: World, conversationId: string): Promise<string> {
  const { panes } = await world.make<ConversationView>('member', 'GET', `/api/conversations/${conversationId}`);
  return panes[0]?.messages.find(({ role }) => role === 'user')?.id ?? '';
}

const ofConversation: Make = async (world) => ({ params: { id: (await conversation(world)).id } });
const ofKey: Make = async (world) => ({ params: { id: (await key(world)).id } });
const ofHash: Make = async (world) => ({ params: { hash: (await key(world)).id } });
const ofServer: Make = async (world) => ({ params: { id: await server(world) } });
const ofPreset: Make = async (world) => ({ params: { id: (await entry(world, 'presets')).id } });
const ofPrompt: Make = async (world) => ({ params: { id: (await entry(world, 'prompts')).id } });
const ofBudget: Make = async (world) => ({ params: { id: (await budget(world)).id } });
const byTwin: Make = async (world, caller) => ({ headers: await world.twinOf(caller) });

/** What a row's request needs beside its method and path; a row that is not here needs nothing. */
export const EXAMPLES: Readonly<Record<string, Make>> = {
  'POST /api/auth/sign-in/email': (_, caller) => ({ body: { email: emailOf(caller), password: PASSWORD } }),
  'POST /api/auth/sign-out': byTwin,
  'POST /api/auth/change-password': async (world, caller) => ({
    ...(await byTwin(world, caller)),
    body: { currentPassword: PASSWORD, newPassword: PASSWORD },
  }),
  'POST /api/setup': () => ({ body: { token: 'x', name: 'Eve', email: 'eve@example.com', password: PASSWORD } }),

  ...PEOPLE_EXAMPLES,
  ...SPEND_EXAMPLES,
  ...findingExamples({ answered, conversation }),

  'GET /api/models/endpoints': () => ({ query: { model: MODEL } }),
  'PUT /api/models/favourites': () => ({ body: { model: MODEL, isFavourite: true } }),

  'POST /api/conversations': () => ({ body: { models: [MODEL] } }),
  'GET /api/conversations/:id': ofConversation,
  'PATCH /api/conversations/:id': async (...world) => ({
    ...(await ofConversation(...world)),
    body: { title: 'Seas' },
  }),
  'DELETE /api/conversations/:id': ofConversation,
  'GET /api/conversations/:id/events': async (...world) => ({
    ...(await ofConversation(...world)),
    query: { after: '0' },
  }),
  'POST /api/conversations/:id/panes': async (...world) => ({
    ...(await ofConversation(...world)),
    body: { model: MODEL },
  }),
  'PATCH /api/conversations/:id/panes/:paneId': async (world) => {
    const { id, panes } = await conversation(world);
    const settings = { temperature: 0.2, reasoning: { effort: 'low' } };
    return { params: { id, paneId: panes[0]?.id ?? '' }, body: { model: OTHER_MODEL, settings } };
  },
  'DELETE /api/conversations/:id/panes/:paneId': async (world) => {
    const { id, panes } = await conversation(world);
    return { params: { id, paneId: panes[0]?.id ?? '' } };
  },
  'POST /api/conversations/:id/turns': async (...world) => ({
    ...(await ofConversation(...world)),
    body: { id: newId(), text: 'Hello.' },
  }),
  'POST /api/conversations/:id/runs': async (world) => {
    const { conversationId, messageId } = await asked(world);
    return { params: { id: conversationId }, body: { id: newId(), messageId } };
  },
  'POST /api/conversations/:id/branches': async (world) => {
    const { conversationId, messageId } = await answered(world);
    return { params: { id: conversationId }, body: { id: newId(), messageId } };
  },
  'GET /api/conversations/:id/panes/:paneId/messages': async (world) => {
    const { conversationId, paneId, messageId } = await answered(world);
    return { params: { id: conversationId, paneId }, query: { before: messageId } };
  },
  'GET /api/conversations/:id/messages/:messageId': ofAnswer,
  'DELETE /api/conversations/:id/messages/:messageId': ofAnswer,
  'POST /api/conversations/:id/messages/:messageId/restore': async (world, caller) => {
    const example = await ofAnswer(world, caller);
    const { id, messageId } = example.params ?? {};
    await world.make('member', 'DELETE', `/api/conversations/${id}/messages/${messageId}`);
    return example;
  },
  'PUT /api/conversations/:id/messages/:messageId/rating': async (...world) => ({
    ...(await ofAnswer(...world)),
    body: { value: 1 },
  }),
  'POST /api/conversations/:id/results': async (world) => {
    const { conversationId, messageId, toolCallId } = await called(world);
    return { params: { id: conversationId }, body: { id: newId(), messageId, results: [{ toolCallId, output: '7' }] } };
  },
  'POST /api/conversations/:id/stop': async (...world) => ({ ...(await ofConversation(...world)), body: {} }),

  'POST /api/files': () => ({ query: { name: 'a.txt' }, body: 'Words in a file.', headers: BYTES }),
  'GET /api/files/:id': async (world) => ({ params: { id: (await file(world)).id } }),

  'POST /api/budgets': (world) => ({ body: { scope: 'member', scopeId: world.ids.member, limit: '5' } }),
  'GET /api/budgets/:id': ofBudget,
  'PATCH /api/budgets/:id': async (...world) => ({ ...(await ofBudget(...world)), body: { limit: '6' } }),
  'DELETE /api/budgets/:id': ofBudget,
  'POST /api/budgets/alerts/dismiss': (world) => ({ body: { ids: [alert(world)] } }),
  'PUT /api/budgets/webhook': (world) => ({ body: { url: `${world.server}/hook` } }),
  'DELETE /api/budgets/webhook': withWebhook,
  'POST /api/budgets/webhook/test': withWebhook,

  'POST /api/keys': () => ({ body: { name: 'Tests' } }),
  'GET /api/keys/:id': ofKey,
  'PATCH /api/keys/:id': async (...world) => ({
    ...(await ofKey(...world)),
    body: { name: 'Shop', limit: { usd: '5' } },
  }),
  'DELETE /api/keys/:id': ofKey,
  'GET /api/keys/:id/history': ofKey,
  'POST /api/keys/:id/roll': async (...world) => ({ ...(await ofKey(...world)), body: { overlapHours: 1 } }),

  'POST /api/presets': () => ({ body: PRESET }),
  'PATCH /api/presets/:id': async (...world) => ({ ...(await ofPreset(...world)), body: { name: 'Bold' } }),
  'DELETE /api/presets/:id': ofPreset,
  'POST /api/prompts': () => ({ body: PROMPT }),
  'PATCH /api/prompts/:id': async (...world) => ({ ...(await ofPrompt(...world)), body: { name: 'Shorten' } }),
  'DELETE /api/prompts/:id': ofPrompt,

  'POST /api/settings/connections/keys': (world) => {
    withoutKeys(world);
    return { body: { key: world.sandbox.apiKey } };
  },
  'POST /api/settings/connections/servers': (world) => ({
    body: { name: 'A server', slug: `s${newId().slice(-12)}`, baseUrl: `${world.server}/v1` },
  }),
  'PUT /api/settings/connections/order': (world) => {
    withoutKeys(world);
    return { body: { ids: [] } };
  },
  'PATCH /api/settings/connections/:id': async (...world) => ({
    ...(await ofServer(...world)),
    body: { name: 'Ours', prices: [{ model: 'llama', promptPrice: '0', completionPrice: null }] },
  }),
  'DELETE /api/settings/connections/:id': ofServer,
  'POST /api/settings/connections/:id/test': ofServer,

  'POST /api/v1/chat/completions': () => ({ body: HELLO }),
  'POST /api/v1/embeddings': () => ({ body: { model: 'openai/text-embedding-3-small', input: 'Hello.' } }),
  'POST /api/v1/responses': () => ({ body: { model: MODEL, input: 'Hello.' } }),
  'POST /api/v1/messages': () => ({ body: { ...HELLO, max_tokens: 20 } }),
  'GET /api/v1/models/:author/:slug/endpoints': () => ({ params: { author: 'openai', slug: 'gpt-4o-mini' } }),
  'GET /api/v1/generation': async (world) => ({
    query: { id: (await world.make<{ id: string }>('key', 'POST', '/api/v1/chat/completions', HELLO)).id },
  }),
  'POST /api/v1/keys': () => ({ body: { name: 'Tests' } }),
  'GET /api/v1/keys/:hash': ofHash,
  'PATCH /api/v1/keys/:hash': async (...world) => ({ ...(await ofHash(...world)), body: { name: 'Shop' } }),
  'DELETE /api/v1/keys/:hash': ofHash,
};

/** An alert, raised as a refused call raises one. */
function alert({ app, ids }: World): string {
  const id = newId();
  app.db.orm
    .insert(budgetAlerts)
    .values({
      id,
      budgetId: newId(),
      scope: 'member',
      scopeId: ids.member,
      period: 'month',
      isBlocking: true,
      startsAt: 0,
      percent: 100,
      reason: 'refused',
      limitNano: 1,
      spentNano: 1,
      heldNano: 0,
      raisedAt: 0,
      delivery: 'kept',
    })
    .run();
  return id;
}
