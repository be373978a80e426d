import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { locateMessage } from './locate-message.ts';
import { retryRun } from './retry-run.ts';
import { sendTurn } from './send-turn.ts';
import { conversationOf, testConversations, turnOf } from './testing.ts';

it('says which pane a message stands in, and whether the path shown has it', async () => {
  const test = await testConversations();
  const { id, view, firstPaneId } = await conversationOf(test);
  const finish = async () => {
    const exchange = await test.next();
    exchange.write('Well.');
    exchange.finish();
    await Promise.all(test.hub.activeRuns(id).map((run) => run.ended));
  };
  await sendTurn(test.app, test.ada, id, turnOf('Hi'));
  await finish();
  const [prompt, answer] = (await view()).panes[0]?.messages ?? [];
  const where = (messageId = '') => locateMessage(test.app, test.ada, { conversationId: id, messageId });
  expect(await where(answer?.id)).toEqual({ paneId: firstPaneId, isShown: true });
  await retryRun(test.app, test.ada, id, { id: randomUUID(), messageId: prompt?.id });
  await finish();
  expect(await where(answer?.id)).toEqual({ paneId: firstPaneId, isShown: false });
  await expect(where('nothing')).rejects.toMatchObject({ code: 'not_found' });
  const bob = test.member('bob');
  await expect(locateMessage(test.app, bob, { conversationId: id, messageId: answer?.id ?? '' })).rejects.toMatchObject(
    { code: 'not_found' },
  );
});
