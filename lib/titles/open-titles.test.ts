import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { conversations } from '#db/schema/conversations';
import { calls } from '#db/schema/ledger';
import { saveBudget } from '#lib/budgets/save-budget';
import { changeConversation } from '#lib/conversations/change-conversation';
import { createConversation } from '#lib/conversations/create-conversation';
import { sendTurn } from '#lib/conversations/send-turn';
import { conversationOf, testConversations, turnOf } from '#lib/conversations/testing';
import { savePreferences } from '#lib/preferences/save-preferences';
import { openTitles } from './open-titles.ts';

async function named(model?: string) {
  const test = await testConversations();
  const titles = openTitles({ ...test.app, env: { PARALLAX_TITLE_MODEL: model } });
  const app = { ...test.app, titles };
  const answer = async (id: string, prompt = 'Name three rivers', words = 'Rhine, Rhône, Danube.') => {
    await sendTurn(app, test.ada, id, turnOf(prompt));
    const exchange = await test.next();
    exchange.write(words);
    exchange.finish();
    await Promise.all(test.hub.activeRuns(id).map((run) => run.ended));
  };
  const titleOf = (id: string) => test.db.orm.select().from(conversations).where(eq(conversations.id, id)).get()?.title;
  const purposes = () =>
    test.db.orm
      .select()
      .from(calls)
      .all()
      .map((call) => call.purpose);
  return { test, app, titles, answer, titleOf, purposes };
}

/** What an upstream answers in one piece. */
const whole = (content: string) => ({
  id: 'gen-title',
  model: 'acme/nova',
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, cost: 0.00001 },
});

describe('a title', () => {
  it('is written once, after the first answer, by a cheap model, for a purpose of its own, and told', async () => {
    const { test, titles, answer, titleOf, purposes } = await named();
    const { id, watch } = await conversationOf(test);
    const browser = await watch();
    await answer(id);
    expect(titleOf(id)).toBe('Name three rivers');
    const asked = await test.next();
    expect(asked.body).toMatchObject({ max_tokens: 40, messages: [{ role: 'system' }, { role: 'user' }] });
    expect(JSON.stringify(asked.body.messages)).toContain('Name three rivers\\n\\n---\\n\\nRhine, Rhône, Danube.');
    asked.answer(whole('"Rivers of Europe."'));
    await titles.settled();
    expect(titleOf(id)).toBe('Rivers of Europe');
    expect(browser.events.at(-1)).toMatchObject({ type: 'conversation', title: 'Rivers of Europe' });
    expect(purposes().toSorted()).toEqual(['chat', 'title']);

    await answer(id, 'And more?');
    await titles.settled();
    expect(purposes()).toHaveLength(3);
  });

  it('that somebody typed while it was written stays', async () => {
    const { test, titles, answer, titleOf } = await named();
    const { id } = await conversationOf(test);
    await answer(id);
    const asked = await test.next();
    await changeConversation(test.app, test.ada, id, { title: 'Mine' });
    asked.answer(whole('Theirs'));
    await titles.settled();
    expect(titleOf(id)).toBe('Mine');
  });

  it('is asked for once, whatever came of it: a refusal, no title and no JSON leave the first line', async () => {
    const { test, titles, answer, titleOf, purposes } = await named();
    for (const spoil of [
      (asked: Awaited<ReturnType<typeof test.next>>) => asked.refuse(400, { code: 400, message: 'No.' }),
      (asked: Awaited<ReturnType<typeof test.next>>) => asked.answer(whole('word '.repeat(60))),
      (asked: Awaited<ReturnType<typeof test.next>>) => asked.answer({ choices: [] }),
    ]) {
      const { id } = await conversationOf(test);
      await answer(id);
      spoil(await test.next());
      await titles.settled();
      expect(titleOf(id)).toBe('Name three rivers');
      await answer(id, 'Again?');
      await titles.settled();
    }
    expect(purposes().filter((purpose) => purpose === 'title')).toHaveLength(3);
  });

  it('that the budget refuses is not asked for', async () => {
    const { test, titles, titleOf } = await named();
    const { id } = await conversationOf(test);
    const owner = test.member('olga', 'owner');
    await sendTurn({ ...test.app, titles }, test.ada, id, turnOf('Name three rivers'));
    const exchange = await test.next();
    await saveBudget(test.app, owner, null, { scope: 'member', scopeId: 'ada', limit: '0', isBlocking: true });
    exchange.write('Rhine');
    exchange.finish();
    await Promise.all(test.hub.activeRuns(id).map((run) => run.ended));
    await titles.settled();
    expect(titleOf(id)).toBe('Name three rivers');
    expect(test.askedCount()).toBe(1);
  });

  it('is not written for who switched it off, for what is temporary, for what was named, and where the operator says off', async () => {
    const { test, titles, answer, purposes } = await named();
    const make = (input: object) =>
      createConversation(test.app, test.ada, { models: ['acme/nova'], ...input }).then(({ id }) => id);
    await answer(await make({ isTemporary: true }));
    await answer(await make({ title: 'Named' }));
    await savePreferences(test.app, test.ada, { hasTitles: false });
    await answer(await make({}));
    await titles.settled();
    expect(purposes()).toEqual(['chat', 'chat', 'chat']);

    const other = await named('off');
    const { id } = await conversationOf(other.test);
    await other.answer(id);
    await other.titles.settled();
    expect(other.purposes()).toEqual(['chat']);
  });

  it('goes to the model that the operator chose, and to no provider that the conversation shuts out', async () => {
    const { test, titles, answer } = await named('bolt/spark');
    const { id } = await createConversation(test.app, test.ada, {
      models: ['acme/nova'],
      settings: { provider: { data_collection: 'deny', order: ['acme'] } },
    });
    await answer(id);
    const asked = await test.next();
    expect(asked.body).toMatchObject({ model: 'bolt/spark', provider: { data_collection: 'deny' } });
    expect(asked.body.provider).not.toHaveProperty('order');
    asked.answer(whole('Rivers'));
    await titles.settled();
  });
});
