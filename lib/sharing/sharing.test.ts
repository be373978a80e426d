import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { members } from '#db/schema/auth';
import { shares } from '#db/schema/conversations';
import { createConversation } from '#lib/conversations/create-conversation';
import { deleteConversations } from '#lib/conversations/delete-conversations';
import { deleteMessage } from '#lib/conversations/delete-message';
import { sendTurn } from '#lib/conversations/send-turn';
import { conversationOf, testConversations, turnOf } from '#lib/conversations/testing';
import { createShare } from './create-share.ts';
import { listShares } from './list-shares.ts';
import { readShare } from './read-share.ts';
import { revokeShare } from './revoke-share.ts';

async function shared() {
  const test = await testConversations();
  const { id, view, firstPaneId } = await conversationOf(test, 'acme/nova', 'acme/orbit');
  const say = async (prompt: string, words: string) => {
    await sendTurn(test.app, test.ada, id, turnOf(prompt, [firstPaneId]));
    const exchange = await test.next('acme/nova');
    exchange.write(words);
    exchange.finish();
    await Promise.all(test.hub.activeRuns(id).map((run) => run.ended));
  };
  const share = (input: object = {}) =>
    createShare(test.app, test.ada, { conversationId: id, paneId: firstPaneId, ...input });
  const texts = async (token: string) => (await readShare(test.app, { token })).messages.map((message) => message.text);
  return { test, id, view, firstPaneId, say, share, texts };
}

const GONE = { code: 'not_found' };

describe('a shared link', () => {
  it('shows the path of its pane as it was, and nothing else', async () => {
    const { test, say, share } = await shared();
    await say('What is the sea?', 'Deep.');
    const { token } = await share();
    await say('A later secret', 'Later.');
    const view = await readShare(test.app, { token });
    expect(view).toEqual({
      title: 'What is the sea?',
      sharedAt: expect.any(Number),
      expiresAt: expect.any(Number),
      messages: [
        { id: expect.any(String), role: 'user', text: 'What is the sea?', model: null, files: [] },
        { id: expect.any(String), role: 'assistant', text: 'Deep.', model: 'acme/nova', files: [] },
      ],
    });
    expect(JSON.stringify(view)).not.toMatch(/ada|cost|0\.00042|secret/i);
  });

  it('keeps of its token only a hash', async () => {
    const { test, say, share } = await shared();
    await say('Hi', 'Hello.');
    const { token } = await share();
    const everything = JSON.stringify([
      test.db.orm.select().from(shares).all(),
      test.db.orm.select().from(auditEntries).all(),
      await listShares(test.app, test.ada, {}),
    ]);
    expect(token.length).toBeGreaterThan(40);
    expect(everything).not.toContain(token);
  });

  it('is worth nothing once revoked, expired, deleted with its chat or message, or its owner shut out', async () => {
    const { test, id, view, say, share, texts } = await shared();
    await say('Hi', 'Hello.');
    const [revoked, expired, kept] = [await share(), await share({ days: 1 }), await share()];
    await revokeShare(test.app, test.ada, revoked.share.id);
    await expect(texts(revoked.token)).rejects.toMatchObject(GONE);
    await expect(revokeShare(test.app, test.ada, revoked.share.id)).rejects.toMatchObject(GONE);
    test.db.orm.update(shares).set({ expiresAt: Date.now() }).where(eq(shares.id, expired.share.id)).run();
    await expect(texts(expired.token)).rejects.toMatchObject(GONE);
    expect((await listShares(test.app, test.ada, {})).shares.map((one) => one.id)).toEqual([kept.share.id]);

    const shutOut = (disabledAt: Date | null) => test.db.orm.update(members).set({ disabledAt }).run();
    shutOut(new Date());
    await expect(texts(kept.token)).rejects.toMatchObject(GONE);
    shutOut(null);
    expect(await texts(kept.token)).toEqual(['Hi', 'Hello.']);

    const answer = (await view()).panes[0]?.messages.at(-1);
    await deleteMessage(test.app, test.ada, { conversationId: id, messageId: answer?.id ?? '' });
    await expect(texts(kept.token)).rejects.toMatchObject(GONE);
    const again = await share();
    await deleteConversations(test.app, test.ada, { ids: [id] });
    await expect(texts(again.token)).rejects.toMatchObject(GONE);
    expect(await listShares(test.app, test.ada, {})).toEqual({ shares: [] });
  });

  it('regression: opens nothing while its owner may share nothing', async () => {
    const { test, say, share, texts } = await shared();
    await say('Hi', 'Hello.');
    const { token } = await share();
    const become = (role: 'member' | 'viewer') => test.db.orm.update(members).set({ role }).run();
    become('viewer');
    await expect(texts(token)).rejects.toMatchObject(GONE);
    become('member');
    expect(await texts(token)).toEqual(['Hi', 'Hello.']);
  });

  it('tells no wrong token from one that was', async () => {
    const { test, say, share, texts } = await shared();
    await say('Hi', 'Hello.');
    const { token, share: made } = await share();
    await revokeShare(test.app, test.ada, made.id);
    const [revoked, invented] = await Promise.all([
      texts(token).catch((error: Error) => error.message),
      texts('x'.repeat(43)).catch((error: Error) => error.message),
    ]);
    expect(revoked).toBe(invented);
  });

  it('is its owner’s alone to make, list and revoke', async () => {
    const { test, say, share, id, firstPaneId } = await shared();
    await say('Hi', 'Hello.');
    const { share: made } = await share();
    const bob = test.member('bob');
    await expect(createShare(test.app, bob, { conversationId: id, paneId: firstPaneId })).rejects.toMatchObject(GONE);
    await expect(revokeShare(test.app, bob, made.id)).rejects.toMatchObject(GONE);
    expect(await listShares(test.app, bob, { conversationId: id })).toEqual({ shares: [] });
    const { id: other, view } = await conversationOf(test);
    await expect(createShare(test.app, test.ada, { conversationId: other, paneId: firstPaneId })).rejects.toMatchObject(
      GONE,
    );
    const empty = { conversationId: other, paneId: (await view()).panes[0]?.id };
    await expect(createShare(test.app, test.ada, empty)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is not made of what is temporary or still being written', async () => {
    const { test, share, id, firstPaneId } = await shared();
    await sendTurn(test.app, test.ada, id, turnOf('Hi', [firstPaneId]));
    await expect(share()).rejects.toMatchObject({ code: 'conflict' });
    const { id: temporary } = await createConversation(test.app, test.ada, {
      models: ['acme/nova'],
      isTemporary: true,
    });
    await expect(share({ conversationId: temporary })).rejects.toMatchObject(GONE);
  });

  it('is in the audit log, made and revoked, without a word of what it shows', async () => {
    const { test, say, share } = await shared();
    await say('A private matter', 'Indeed.');
    const { share: made } = await share({ days: 3 });
    await revokeShare(test.app, test.ada, made.id);
    const entries = test.db.orm.select().from(auditEntries).all();
    expect(entries.map((entry) => [entry.action, entry.targetId, entry.details])).toEqual([
      ['share.create', made.id, '{"days":3}'],
      ['share.revoke', made.id, '{}'],
    ]);
    expect(JSON.stringify(entries)).not.toContain('private');
  });
});
