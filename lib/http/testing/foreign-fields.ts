import type { ConversationView } from '#lib/conversations/view';
import { newId } from '#lib/ids';
import type { Caller } from './callers.ts';
import type { Example } from './example.ts';
import { answered, budget, called, conversation, file, key, MODEL, promptOf, sentTurn } from './example-requests.ts';
import { MONTH } from './spend-examples.ts';
import type { World } from './world.ts';

/** A field that takes an id: who asks which row, and what of somebody else's is named in it. */
export type ForeignField = {
  readonly row: string;
  readonly caller: Caller;
  /** Answered when the id is nobody's; the same when it is somebody else's. */
  readonly status: number;
  readonly theirs: (world: World) => Promise<string> | string;
  readonly ask: (world: World, id: string) => Promise<Example> | Example;
};

const ownConversation = (world: World) =>
  world.make<ConversationView>('other', 'POST', '/api/conversations', { models: [MODEL] });

const theirPane = async (world: World) => (await conversation(world)).panes[0]?.id ?? '';

const theirPrompt = async (world: World) => promptOf(world, (await sentTurn(world)).conversationId);

const theirRun = async (world: World) => (await sentTurn(world)).runs[0]?.id ?? '';

/** Every field of a body or a query that takes an id, by the file that parses it; or why it gives nothing away. */
export const FOREIGN_FIELDS: Readonly<Record<string, ForeignField | string>> = {
  'conversations/create-conversation id':
    'made by the browser: a taken one is refused, whoever took it, and tells nothing of it',
  'conversations/send-turn id': 'made by the browser, as above',
  'conversations/retry-run id': 'made by the browser, as above',
  'conversations/send-results id': 'made by the browser, as above',
  'conversations/send-results toolCallId': 'names a call inside the message, which is the answer’s own',
  'conversations/add-pane id': 'made by the browser, as above',

  'conversations/branch-conversation id': 'made by the browser, as above',

  'conversations/branch-conversation messageId': {
    row: 'POST /api/conversations/:id/branches',
    caller: 'other',
    status: 404,
    theirs: async (world) => (await answered(world)).messageId,
    ask: async (world, messageId) => ({
      params: { id: (await ownConversation(world)).id },
      body: { id: newId(), messageId },
    }),
  },
  'conversations/add-pane fromPaneId': {
    row: 'POST /api/conversations/:id/panes',
    caller: 'other',
    status: 404,
    theirs: theirPane,
    ask: async (world, fromPaneId) => ({
      params: { id: (await ownConversation(world)).id },
      body: { model: MODEL, fromPaneId },
    }),
  },
  'conversations/delete-conversations ids': {
    row: 'POST /api/conversations/delete',
    caller: 'other',
    status: 404,
    theirs: async (world) => (await conversation(world)).id,
    ask: (_, id) => ({ body: { ids: [id] } }),
  },
  'sharing/create-share conversationId': {
    row: 'POST /api/shares',
    caller: 'other',
    status: 404,
    theirs: async (world) => (await answered(world)).conversationId,
    ask: async (world, conversationId) => ({
      body: { conversationId, paneId: (await ownConversation(world)).panes[0]?.id ?? '' },
    }),
  },
  'sharing/create-share paneId': {
    row: 'POST /api/shares',
    caller: 'other',
    status: 404,
    theirs: async (world) => (await answered(world)).paneId,
    ask: async (world, paneId) => ({ body: { conversationId: (await ownConversation(world)).id, paneId } }),
  },
  'sharing/list-shares conversationId': {
    row: 'GET /api/shares',
    caller: 'other',
    status: 200,
    theirs: async (world) => (await answered(world)).conversationId,
    ask: (_, conversationId) => ({ query: { conversationId } }),
  },
  'conversations/send-turn paneIds': {
    row: 'POST /api/conversations/:id/turns',
    caller: 'other',
    status: 404,
    theirs: theirPane,
    ask: async (world, paneId) => ({
      params: { id: (await ownConversation(world)).id },
      body: { id: newId(), text: 'Hello.', paneIds: [paneId] },
    }),
  },
  'conversations/send-results messageId': {
    row: 'POST /api/conversations/:id/results',
    caller: 'other',
    status: 404,
    theirs: async (world) => (await called(world)).messageId,
    ask: async (world, messageId) => ({
      params: { id: (await ownConversation(world)).id },
      body: { id: newId(), messageId, results: [{ toolCallId: 'x', output: '7' }] },
    }),
  },
  'conversations/retry-run messageId': {
    row: 'POST /api/conversations/:id/runs',
    caller: 'other',
    status: 404,
    theirs: theirPrompt,
    ask: async (world, messageId) => ({
      params: { id: (await ownConversation(world)).id },
      body: { id: newId(), messageId },
    }),
  },
  'conversations/change-pane headId': {
    row: 'PATCH /api/conversations/:id/panes/:paneId',
    caller: 'other',
    status: 404,
    theirs: theirPrompt,
    ask: async (world, headId) => {
      const { id, panes } = await ownConversation(world);
      return { params: { id, paneId: panes[0]?.id ?? '' }, body: { headId } };
    },
  },
  'conversations/stop-runs runIds': {
    row: 'POST /api/conversations/:id/stop',
    caller: 'other',
    // Stopping what is over, or was never there, is no error: it says what it stopped.
    status: 200,
    theirs: theirRun,
    ask: async (world, runId) => ({ params: { id: (await ownConversation(world)).id }, body: { runIds: [runId] } }),
  },

  'budgets/budget-input scopeId': 'for admins, to whom every member and key is known',
  'budgets/dismiss-alerts ids': 'for admins, who see every alert',
  'invoice/review-difference id': 'for admins, who see every difference',
  'connections/order-keys ids': 'for admins, who see every key',
  'spend/list-activity keyId': 'for management keys, which act as admins and see everything',
  'spend/list-activity memberId': 'as above',

  'transfer/parse-ours id': 'of a message in a file, which gets an id of our own when it comes in',
  'transfer/parse-open-webui parentId': 'as above',
  'transfer/parse-open-webui currentId': 'as above',
  'connections/fetch-server-models id': 'a server’s own name for its model',

  // A filter finds nothing, whosever the id is.
  'spend/get-spend keyId': {
    row: 'GET /api/spend',
    caller: 'other',
    status: 200,
    theirs: async (world) => (await keyCalled(world)).key,
    ask: (_, keyId) => ({ query: { ...MONTH, keyId } }),
  },
  'spend/call-filter keyId': {
    row: 'GET /api/spend/calls',
    caller: 'other',
    status: 200,
    theirs: async (world) => (await keyCalled(world)).key,
    ask: (_, keyId) => ({ query: { keyId } }),
  },
  'spend/call-filter memberId': {
    row: 'GET /api/spend/calls',
    caller: 'other',
    status: 200,
    theirs: async (world) => (await keyCalled(world)).member,
    ask: (_, memberId) => ({ query: { memberId } }),
  },
};

/** Ids that no schema names: in an address, in a header. */
export const FOREIGN_ELSEWHERE: Readonly<Record<string, ForeignField>> = {
  'the generation of another key': {
    row: 'GET /api/v1/generation',
    caller: 'manager',
    status: 404,
    theirs: async (world) => (await keyCalled(world)).generation,
    ask: (_, id) => ({ query: { id } }),
  },
  'a file of somebody else': {
    row: 'POST /api/conversations/:id/turns',
    caller: 'other',
    status: 404,
    theirs: async (world) => (await file(world)).id,
    ask: async (world, id) => ({
      params: { id: (await ownConversation(world)).id },
      body: { id: newId(), text: 'What is in it?', files: [id] },
    }),
  },
  'a prompt of another conversation to send another version of': {
    row: 'POST /api/conversations/:id/turns',
    caller: 'other',
    status: 404,
    theirs: theirPrompt,
    ask: async (world, id) => ({
      params: { id: (await ownConversation(world)).id },
      body: { id: newId(), text: 'Hello.', edits: [id] },
    }),
  },
  'a message of another conversation to read on from': {
    row: 'GET /api/conversations/:id/panes/:paneId/messages',
    caller: 'other',
    status: 404,
    theirs: async (world) => (await answered(world)).messageId,
    ask: async (world, before) => {
      const { id, panes } = await ownConversation(world);
      return { params: { id, paneId: panes[0]?.id ?? '' }, query: { before } };
    },
  },
  'the place in another conversation that a stream is to go on from': {
    row: 'GET /api/conversations/:id/events',
    caller: 'other',
    status: 404,
    theirs: async (world) => (await conversation(world)).id,
    ask: (_, id) => ({ params: { id }, headers: { 'last-event-id': '1' } }),
  },
  'a budget of somebody else’s key': {
    row: 'GET /api/budgets/:id',
    caller: 'other',
    status: 404,
    theirs: async (world) => (await budget(world)).id,
    ask: (_, id) => ({ params: { id } }),
  },
  'a pane of another conversation, in the path of one’s own': {
    row: 'PATCH /api/conversations/:id/panes/:paneId',
    caller: 'other',
    status: 404,
    theirs: theirPane,
    ask: async (world, paneId) => ({
      params: { id: (await ownConversation(world)).id, paneId },
      body: { model: MODEL },
    }),
  },
  'a pane of another conversation, to remove': {
    row: 'DELETE /api/conversations/:id/panes/:paneId',
    caller: 'other',
    status: 404,
    theirs: theirPane,
    ask: async (world, paneId) => ({ params: { id: (await ownConversation(world)).id, paneId } }),
  },
  'somebody else’s key': {
    row: 'POST /api/keys/:id/roll',
    caller: 'other',
    status: 404,
    theirs: async (world) => (await key(world)).id,
    ask: (_, id) => ({ params: { id }, body: {} }),
  },
};

/** A call of the member's key, so that there is something to find. */
async function keyCalled(world: World): Promise<{ generation: string; key: string; member: string }> {
  const { id } = await world.make<{ id: string }>('key', 'POST', '/api/v1/chat/completions', {
    model: MODEL,
    messages: [{ role: 'user', content: 'Hello.' }],
  });
  return { generation: id, key: world.ids.key, member: world.ids.member };
}
