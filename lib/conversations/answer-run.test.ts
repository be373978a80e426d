import { describe, expect, it } from 'vitest';
import { runs as runRows } from '#db/schema/conversations';
import { calls } from '#db/schema/ledger';
import { deleteConversation } from './delete-conversation.ts';
import { removePane } from './remove-pane.ts';
import { sendTurn } from './send-turn.ts';
import { stopRuns } from './stop-runs.ts';
import { conversationOf, MODELS, testConversations, turnOf, watchEvents } from './testing.ts';

async function started(...models: string[]) {
  const test = await testConversations();
  const conversation = await conversationOf(test, ...models);
  const browser = await conversation.watch();
  const sent = await sendTurn(test.app, test.ada, conversation.id, turnOf('Go'));
  return { test, ...conversation, browser, runs: sent.runs, runId: sent.runs[0]?.id ?? '' };
}

describe('answerRun', () => {
  it('stops within the word for every reader, keeps the text and lets go of the upstream', async () => {
    const { test, id, browser, runId, view } = await started();
    const other = watchEvents(test.hub, id, { after: (await view()).cursor });
    const exchange = await test.next();
    exchange.write('one ', 'two ');
    await browser.untilText(runId, 'one two ');
    exchange.write('three ');
    expect(await stopRuns(test.app, test.ada, id, { runIds: [runId] })).toEqual({ stopped: [runId] });
    await exchange.closed;
    await Promise.all([browser.untilEnded(runId), other.untilEnded(runId)]);

    const kept = (await view()).panes[0]?.messages[1];
    const text = kept?.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
    expect(kept?.run).toMatchObject({ state: 'stopped', error: null });
    expect(browser.texts.get(runId)).toBe(text);
    expect(other.texts.get(runId)).toBe(text);
    expect(await stopRuns(test.app, test.ada, id, {})).toEqual({ stopped: [] });
  });

  it('keeps every character as it came, also half of one', async () => {
    const words = [
      'a\u0000b',
      '\u001b[31m',
      '\u202eright',
      '\u200b',
      '\u2028',
      '\ud83d',
      '\ude00',
      '\ufffd',
      '"}\n\ndata: x',
    ];
    const { test, id, browser, runId, view } = await started();
    const exchange = await test.next();
    for (const word of words) {
      exchange.write(word);
      await browser.until(() => browser.texts.get(runId)?.endsWith(word) === true);
    }
    const late = watchEvents(test.hub, id, { after: (await view()).cursor });
    exchange.finish();
    await Promise.all([browser.untilEnded(runId), late.untilEnded(runId)]);
    const text = words.join('');
    expect(browser.texts.get(runId)).toBe(text);
    expect(late.texts.get(runId)).toBe(text);
    expect((await view()).panes[0]?.messages[1]?.parts).toEqual([{ type: 'text', text, state: 'done' }]);
  });

  it('stops before the upstream has answered', async () => {
    const { test, id, browser, runId } = await started();
    const exchange = await test.next();
    await stopRuns(test.app, test.ada, id, {});
    await exchange.closed;
    await browser.untilEnded(runId);
    expect(browser.ended.get(runId)).toMatchObject({ state: 'stopped', error: null });
    const [call] = test.db.orm.select().from(calls).all();
    expect(call?.state).not.toBe('open');
    expect(test.db.orm.select().from(runRows).get()?.callId).toBe(call?.id);
  });

  it('asks nothing of anybody when it is stopped in the moment it begins', async () => {
    const { test, id, browser, runId } = await started();
    await stopRuns(test.app, test.ada, id, {});
    await browser.untilEnded(runId);
    expect(browser.ended.get(runId)).toMatchObject({ state: 'stopped', receipt: null });
    expect(test.db.orm.select().from(calls).all()).toEqual([]);
    expect(test.askedCount()).toBe(0);
  });

  it('keeps what came before the wire broke and calls it interrupted', async () => {
    const { test, view, browser, runId } = await started();
    const exchange = await test.next();
    exchange.write('Half an ', 'answer');
    await browser.untilText(runId, 'Half an answer');
    exchange.cut();
    await browser.untilEnded(runId);
    expect(browser.ended.get(runId)).toMatchObject({
      state: 'interrupted',
      error: { code: 'interrupted', billed: 'unknown', next: 'retry', requestId: expect.any(String) },
      receipt: { state: 'unsettled', costUsd: null },
    });
    expect((await view()).panes[0]?.messages[1]?.parts).toEqual([
      { type: 'text', text: 'Half an answer', state: 'done' },
    ]);
  });

  it('keeps the words after a picture that cannot be read, and says that a part is missing', async () => {
    const test = await testConversations({ upstream: 'sandbox' });
    const conversation = await conversationOf(test, 'openai/gpt-4o-mini');
    const browser = await conversation.watch();
    const prompt = 'Why do cats purr? [[fault:annotated]]';
    const { runs } = await sendTurn(test.app, test.ada, conversation.id, turnOf(prompt));
    const runId = runs[0]?.id ?? '';
    await browser.untilEnded(runId);
    expect(browser.ended.get(runId)).toMatchObject({
      state: 'failed',
      error: { code: 'unreadable', billed: 'yes' },
      receipt: { state: 'reported' },
    });
    expect(browser.texts.get(runId)?.length).toBeGreaterThan(100);
  });

  it('keeps what came before an error inside the stream and calls it failed', async () => {
    const { test, view, browser, runId } = await started();
    const exchange = await test.next();
    exchange.write('Half');
    await browser.untilText(runId, 'Half');
    exchange.fail('Provider exploded');
    await browser.untilEnded(runId);
    expect(browser.ended.get(runId)).toMatchObject({
      state: 'failed',
      error: { code: 'upstream_failed', next: 'retry' },
    });
    expect(browser.ended.get(runId)?.error?.message).toContain('Provider exploded');
    expect((await view()).panes[0]?.messages[1]?.parts).toEqual([{ type: 'text', text: 'Half', state: 'done' }]);
  });

  it.each([
    [402, { code: 402, message: 'Insufficient credits' }, { billed: 'no', next: 'ask_admin' }],
    [
      401,
      { code: 401, message: 'User not found.' },
      { code: 'upstream_credentials_invalid', billed: 'no', next: 'settings' },
    ],
    [403, { code: 403, message: 'Flagged' }, { billed: 'no', next: 'change_model' }],
    [404, { code: 404, message: 'No endpoints found' }, { billed: 'no', next: 'change_model' }],
    [400, { code: 400, message: 'maximum context length is 10 tokens' }, { billed: 'no', next: 'shorten' }],
    [500, { code: 500, message: 'Internal' }, { code: 'upstream_failed', next: 'retry' }],
  ])('says what a refusal with %i means', async (status, error, expected) => {
    const { test, browser, runId } = await started();
    (await test.next()).refuse(status, error);
    await browser.untilEnded(runId);
    expect(browser.ended.get(runId)).toMatchObject({
      state: 'failed',
      error: { ...expected, requestId: expect.any(String) },
    });
  });

  it('leaves five panes alone when the sixth fails', async () => {
    const models = MODELS.map((model) => model.id);
    const { test, view, browser, runs } = await started(...models);
    const exchanges = await Promise.all(models.map((model) => test.next(model)));
    exchanges[2]?.refuse(403, { code: 403, message: 'Flagged' });
    await browser.untilEnded(runs[2]?.id ?? '');
    for (const exchange of exchanges.toSpliced(2, 1)) {
      exchange.write('Fine, ', 'thanks');
      exchange.finish();
    }
    await browser.untilEnded(...runs.map((run) => run.id));
    expect(runs.map((run) => browser.ended.get(run.id)?.state)).toEqual([
      'finished',
      'finished',
      'failed',
      'finished',
      'finished',
      'finished',
    ]);
    const texts = (await view()).panes.map((pane) =>
      pane.messages[1]?.parts.map((part) => (part.type === 'text' ? part.text : '')).join(''),
    );
    expect(texts).toEqual(['Fine, thanks', 'Fine, thanks', '', 'Fine, thanks', 'Fine, thanks', 'Fine, thanks']);
  });

  it('ends the streams of a deleted conversation and lets go of the upstream', async () => {
    const { test, id, browser, runId } = await started();
    const exchange = await test.next();
    exchange.write('Something');
    await browser.untilText(runId, 'Something');
    exchange.write(' more');
    await deleteConversation(test.app, test.ada, id);
    await exchange.closed;
    expect(browser.events.at(-1)).toEqual({ type: 'deleted' });
    expect(browser.isOver()).toBe(true);
    await test.close();
  });

  it('stops what a removed pane was answering', async () => {
    const { test, id, view, browser, runs } = await started('acme/nova', 'acme/orbit');
    const [nova, orbit] = await Promise.all([test.next('acme/nova'), test.next('acme/orbit')]);
    await removePane(test.app, test.ada, { conversationId: id, paneId: runs[0]?.paneId ?? '' });
    await nova.closed;
    orbit.write('Still here');
    orbit.finish();
    await browser.untilEnded(runs[1]?.id ?? '');
    expect((await view()).panes.map((pane) => pane.model)).toEqual(['acme/orbit']);
    expect(browser.ended.has(runs[0]?.id ?? '')).toBe(false);
  });

  it('marks what is still going interrupted when the server stops, with its text', async () => {
    const { test, view, browser, runId } = await started();
    const exchange = await test.next();
    exchange.write('Until here');
    await browser.untilText(runId, 'Until here');
    await test.hub.stopAll({ graceMs: 0 });
    expect(browser.ended.get(runId)).toMatchObject({
      state: 'interrupted',
      error: { code: 'restarted', next: 'retry' },
    });
    expect((await view()).panes[0]?.messages[1]?.parts).toEqual([{ type: 'text', text: 'Until here', state: 'done' }]);
  });

  it('lets what is going on finish when the server stops and has the time', async () => {
    const { test, browser, runId } = await started();
    const exchange = await test.next();
    const stopped = test.hub.stopAll({ graceMs: 20_000 });
    exchange.write('Done');
    exchange.finish();
    await stopped;
    expect(browser.ended.get(runId)).toMatchObject({ state: 'finished' });
  });
});
