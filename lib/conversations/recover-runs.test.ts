import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder } from '#db/testing';
import { getConversation } from './get-conversation.ts';
import { recoverRuns } from './recover-runs.ts';
import { retryRun } from './retry-run.ts';
import { sendTurn } from './send-turn.ts';
import { type ConversationsTest, conversationOf, testConversations, turnOf, watchEvents } from './testing.ts';

/** The process dies here: a new one opens what its files held at this moment. */
function killed(test: ConversationsTest): string {
  const folder = testFolder();
  for (const name of ['parallax.db', 'parallax.db-wal', 'secret']) {
    if (existsSync(join(test.folder, name))) copyFileSync(join(test.folder, name), join(folder, name));
  }
  return folder;
}

const textOf = (parts: readonly { type: string }[]) =>
  parts.map((part) => ('text' in part ? String(part.text) : '')).join('');

describe('recoverRuns', () => {
  it('keeps every word that a browser had seen, ends the run in open browsers, and offers a retry', async () => {
    const before = await testConversations();
    const { id, watch } = await conversationOf(before, 'acme/nova', 'acme/orbit');
    const browser = await watch();
    const { runs } = await sendTurn(before.app, before.ada, id, turnOf('Count'));
    const [nova, orbit] = await Promise.all([before.next('acme/nova'), before.next('acme/orbit')]);
    nova.write('one ', 'two ');
    orbit.write('eins');
    const [a, b] = runs.map((run) => run.id) as [string, string];
    await browser.untilText(a, 'one two ');
    await browser.untilText(b, 'eins');
    orbit.finish();
    await browser.untilEnded(b);
    nova.write('three');
    await browser.untilText(a, 'one two three');

    const after = await testConversations({ folder: killed(before) });
    const reconnected = watchEvents(after.hub, id, { resume: browser.seqs.at(-1) ?? 0 });
    await recoverRuns(after.app);
    await recoverRuns(after.app);

    expect(reconnected.events.filter((event) => event.type === 'run')).toHaveLength(1);
    expect(reconnected.ended.get(a)).toMatchObject({
      state: 'interrupted',
      error: { code: 'restarted', next: 'retry', requestId: expect.any(String) },
    });
    const view = await getConversation(after.app, after.ada, id, async () => ({}));
    expect(view.panes.map((pane) => [pane.messages[1]?.run?.state, textOf(pane.messages[1]?.parts ?? [])])).toEqual([
      ['interrupted', 'one two three'],
      ['finished', 'eins'],
    ]);

    const messageId = view.panes[0]?.messages[0]?.id ?? '';
    const again = await retryRun(after.app, after.ada, id, { id: crypto.randomUUID(), messageId });
    const exchange = await after.next();
    exchange.write('whole');
    exchange.finish();
    await reconnected.untilEnded(again.id);
    expect(reconnected.ended.get(again.id)).toMatchObject({ state: 'finished' });
  });

  it('resumes a browser from any number that it saw before the kill', async () => {
    const before = await testConversations();
    const { id, watch } = await conversationOf(before);
    const browser = await watch();
    const { runs } = await sendTurn(before.app, before.ada, id, turnOf('Count'));
    const runId = runs[0]?.id ?? '';
    const exchange = await before.next();
    for (const word of ['a ', 'b ', 'c ', 'd ']) {
      exchange.write(word);
      await browser.until(() => browser.texts.get(runId)?.endsWith(word) === true);
    }
    const after = await testConversations({ folder: killed(before) });
    await recoverRuns(after.app);

    for (const [index, seq] of browser.seqs.entries()) {
      const resumed = watchEvents(after.hub, id, { resume: seq });
      const seen = browser.events.slice(0, index + 1).flatMap((event) => (event.type === 'chunk' ? [event.chunk] : []));
      const text = seen.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('');
      expect(text + (resumed.texts.get(runId) ?? '')).toBe('a b c d ');
      expect(resumed.ended.get(runId)?.state).toBe('interrupted');
    }
  });

  it('ends a run that never got a word', async () => {
    const before = await testConversations();
    const { id } = await conversationOf(before);
    await sendTurn(before.app, before.ada, id, turnOf('Anybody?'));
    const after = await testConversations({ folder: killed(before) });
    await recoverRuns(after.app);
    const view = await getConversation(after.app, after.ada, id, async () => ({}));
    expect(view.panes[0]?.messages[1]).toMatchObject({
      parts: [],
      run: { state: 'interrupted', error: { next: 'retry' } },
    });
    expect(after.hub.activeRuns(id)).toEqual([]);
  });
});
