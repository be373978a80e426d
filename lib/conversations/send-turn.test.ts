import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createConversation } from './create-conversation.ts';
import { getConversation } from './get-conversation.ts';
import { sendTurn } from './send-turn.ts';
import { type ConversationsTest, testConversations, watchEvents } from './testing.ts';

const noReceipts = async () => ({});

async function conversationOf({ app, ada }: ConversationsTest, ...models: string[]) {
  const { id } = await createConversation(app, ada, { models });
  return { id, view: () => getConversation(app, ada, id, noReceipts) };
}

const turn = (text: string, more = {}) => ({ id: randomUUID(), text, ...more });

describe('sendTurn', () => {
  it('streams the answer to whoever watches and keeps it whole', async () => {
    const test = await testConversations();
    const { id, view } = await conversationOf(test, 'acme/nova');
    const browser = watchEvents(test.hub, id, { after: (await view()).cursor });

    const { runs } = await sendTurn(test.app, test.ada, id, turn('Say hello'));
    const runId = runs[0]?.id ?? '';
    const exchange = await test.next();
    expect(exchange.body.messages).toEqual([{ role: 'user', content: 'Say hello' }]);
    exchange.write('Hel', 'lo');
    await browser.untilText(runId, 'Hello');
    exchange.write(' there');
    exchange.finish();
    await browser.untilEnded(runId);

    expect(browser.ended.get(runId)).toMatchObject({
      state: 'finished',
      error: null,
      receipt: { costUsd: '0.00042', provider: 'Acme' },
    });
    const pane = (await view()).panes[0];
    expect(pane?.messages.map(({ role, parts }) => [role, parts])).toEqual([
      ['user', [{ type: 'text', text: 'Say hello' }]],
      ['assistant', [{ type: 'text', text: 'Hello there', state: 'done' }]],
    ]);
    expect(pane?.messages[1]?.run).toMatchObject({ id: runId, state: 'finished', model: 'acme/nova' });
    expect((await view()).title).toBe('Say hello');
  });
});
