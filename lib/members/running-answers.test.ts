import { expect, test } from 'vitest';
import { calls } from '#db/schema/ledger';
import { sendTurn } from '#lib/conversations/send-turn';
import { conversationOf, testConversations, turnOf } from '#lib/conversations/testing';
import { changeMember } from './change-member.ts';
import { removeMember } from './remove-member.ts';

/** Ada is being answered, and an owner looks on. */
async function answering() {
  const test = await testConversations();
  const owner = test.member('olga', 'owner');
  const conversation = await conversationOf(test);
  const browser = await conversation.watch();
  const { runs } = await sendTurn(test.app, test.ada, conversation.id, turnOf('Go'));
  const exchange = await test.next();
  exchange.write('one ', 'two ');
  const runId = runs[0]?.id ?? '';
  await browser.untilText(runId, 'one two ');
  return { test, owner, exchange, browser, runId };
}

test.each([
  ['disabled', { isDisabled: true }],
  ['made a viewer', { role: 'viewer' }],
])('what runs for a member who is %s stops, and its text is kept', async (_, change) => {
  const { test: world, owner, exchange, browser, runId } = await answering();
  await changeMember(world.app, owner, 'ada', change);
  await exchange.closed;
  await browser.untilEnded(runId);
  expect(browser.ended.get(runId)).toMatchObject({ state: 'stopped' });
  expect(browser.texts.get(runId)).toBe('one two ');
});

test('a change that lets a member go on calling models stops nothing', async () => {
  const { test: world, owner, exchange, browser, runId } = await answering();
  await changeMember(world.app, owner, 'ada', { role: 'admin' });
  exchange.finish();
  await browser.untilEnded(runId);
  expect(browser.ended.get(runId)).toMatchObject({ state: 'finished' });
});

test('what runs for a member who is removed stops, its readers are told, and its call stays in the ledger', async () => {
  const { test: world, owner, exchange, browser } = await answering();
  await removeMember(world.app, owner, 'ada');
  await exchange.closed;
  expect(browser.events.at(-1)).toEqual({ type: 'deleted' });
  expect(browser.isOver()).toBe(true);
  await world.hub.stopAll({ graceMs: 1000 });
  expect(world.db.orm.select().from(calls).all()).toMatchObject([
    { memberId: 'ada', memberName: 'ada', ending: 'left' },
  ]);
});
