import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runs, turns } from '#db/schema/conversations';
import { changePane } from './change-pane.ts';
import { sendTurn } from './send-turn.ts';
import { stopRuns } from './stop-runs.ts';
import { conversationOf, testConversations, turnOf } from './testing.ts';

describe('sendTurn', () => {
  it('streams the answer to whoever watches and keeps it whole', async () => {
    const test = await testConversations();
    const { id, view, watch } = await conversationOf(test);
    const browser = await watch();

    const sent = await sendTurn(test.app, test.ada, id, turnOf('Say hello'));
    const runId = sent.runs[0]?.id ?? '';
    const exchange = await test.next();
    expect(exchange.body).toMatchObject({ stream: true, messages: [{ role: 'user', content: 'Say hello' }] });
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
    const read = await view();
    expect(read.panes[0]?.messages.map(({ role, parts }) => [role, parts])).toEqual([
      ['user', [{ type: 'text', text: 'Say hello' }]],
      ['assistant', [{ type: 'text', text: 'Hello there', state: 'done' }]],
    ]);
    expect(read.panes[0]?.messages[1]?.run).toMatchObject({ id: runId, state: 'finished', model: 'acme/nova' });
  });

  it('starts nothing when the same turn is sent again, also at the same time', async () => {
    const test = await testConversations();
    const { id } = await conversationOf(test, 'acme/nova', 'acme/orbit');
    const turn = turnOf('Once');
    const answers = await Promise.all([1, 2, 3].map(() => sendTurn(test.app, test.ada, id, turn)));
    answers.push(await sendTurn(test.app, test.ada, id, turn));

    expect(new Set(answers.map((answer) => answer.runs.map((run) => run.id).join())).size).toBe(1);
    expect(test.db.orm.select().from(runs).all()).toHaveLength(2);
    expect(test.db.orm.select().from(turns).all()).toHaveLength(1);
    await test.next('acme/nova');
    await test.next('acme/orbit');
    await stopRuns(test.app, test.ada, id, {});
  });

  it('refuses an id that another conversation has used', async () => {
    const test = await testConversations();
    const one = await conversationOf(test);
    const other = await conversationOf(test);
    const turn = turnOf('Mine');
    await sendTurn(test.app, test.ada, one.id, turn);
    await expect(sendTurn(test.app, test.ada, other.id, turn)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('sends what was said before, with the settings of the pane, and leaves out answers that never got a word', async () => {
    const test = await testConversations();
    const { id, firstPaneId, watch } = await conversationOf(test);
    const browser = await watch();
    const settings = { system: 'Be brief.', temperature: 0.2, max_tokens: 50 };
    await changePane(test.app, test.ada, { conversationId: id, paneId: firstPaneId }, { settings });

    const first = await sendTurn(test.app, test.ada, id, turnOf('One'));
    const exchange = await test.next();
    exchange.write('First answer');
    exchange.finish();
    await browser.untilEnded(first.runs[0]?.id ?? '');

    const second = await sendTurn(test.app, test.ada, id, turnOf('Two'));
    (await test.next()).refuse(400, { code: 400, message: 'no' });
    await browser.untilEnded(second.runs[0]?.id ?? '');

    await sendTurn(test.app, test.ada, id, turnOf('Three'));
    const third = await test.next();
    expect(third.body).toMatchObject({ temperature: 0.2, max_tokens: 50 });
    expect(third.body.messages).toEqual([
      { role: 'system', content: [{ type: 'text', text: 'Be brief.' }] },
      { role: 'user', content: 'One' },
      expect.objectContaining({ role: 'assistant', content: 'First answer' }),
      { role: 'user', content: 'Two' },
      { role: 'user', content: 'Three' },
    ]);
  });

  it('is refused while a pane is still answering, and then sends nothing to the others', async () => {
    const test = await testConversations();
    const { id, view, firstPaneId } = await conversationOf(test, 'acme/nova', 'acme/orbit');
    await sendTurn(test.app, test.ada, id, turnOf('First', [firstPaneId]));
    await expect(sendTurn(test.app, test.ada, id, turnOf('Second'))).rejects.toMatchObject({ code: 'conflict' });
    expect((await view()).panes.map((pane) => pane.messages.length)).toEqual([2, 0]);
  });

  it('names the conversation after its first prompt, once', async () => {
    const test = await testConversations();
    const { id, view, watch } = await conversationOf(test, 'acme/nova', 'acme/orbit');
    const browser = await watch();
    const [one, two] = (await view()).panes.map((pane) => pane.id);
    await sendTurn(test.app, test.ada, id, turnOf('\n# Why is the sky blue?\nExplain.', [one ?? '']));
    await sendTurn(test.app, test.ada, id, turnOf('And the sea?', [two ?? '']));
    expect((await view()).title).toBe('Why is the sky blue?');
    expect(browser.events.filter((event) => event.type === 'conversation')).toHaveLength(1);
  });

  it.each([
    ['a viewer', 'viewer', 'forbidden'],
    ['somebody else', 'member', 'not_found'],
    ['an admin', 'admin', 'not_found'],
  ] as const)('is refused to %s', async (_who, role, code) => {
    const test = await testConversations();
    const { id } = await conversationOf(test);
    await expect(sendTurn(test.app, test.member('bob', role), id, turnOf('Hi'))).rejects.toMatchObject({ code });
    await expect(sendTurn(test.app, test.ada, randomUUID(), turnOf('Hi'))).rejects.toMatchObject({ code: 'not_found' });
    expect(test.db.orm.select().from(turns).all()).toEqual([]);
  });

  it.each([
    ['a blank prompt', { id: randomUUID(), text: '  \n' }, 'text'],
    ['an id that is none', { id: 'x', text: 'Hi' }, 'id'],
    ['a key that is not known', { id: randomUUID(), text: 'Hi', model: 'x' }, 'model'],
  ])('refuses %s', async (_what, input, field) => {
    const test = await testConversations();
    const { id } = await conversationOf(test);
    await expect(sendTurn(test.app, test.ada, id, input)).rejects.toMatchObject({
      code: 'invalid_request',
      details: { field },
    });
  });

  it('begins nothing while the server is stopping', async () => {
    const test = await testConversations();
    const { id } = await conversationOf(test);
    await test.hub.stopAll({ graceMs: 0 });
    await expect(sendTurn(test.app, test.ada, id, turnOf('Hi'))).rejects.toMatchObject({ code: 'unavailable' });
  });
});
