import { describe, expect, it } from 'vitest';
import type { MessagesPage } from '#lib/conversations/view';
import { type ConversationState, toState } from './conversation-state.ts';
import { gapOf } from './gap-of.ts';
import { insertPage } from './insert-page.ts';
import { aConversation, aPane, aPrompt } from './testing.ts';

describe('what came before', () => {
  const messages = ['m1', 'm2', 'm3', 'm4'].map((id, index) =>
    aPrompt({ id, parentId: index === 0 ? null : `m${index}`, turnId: id }),
  );
  const last = aConversation({ panes: [aPane({ messages: messages.slice(2), hasEarlier: true })] });
  const earlier = { messages: messages.slice(0, 2), hasEarlier: false, ratings: { m2: 1 as const } };
  const idsOf = (state: ConversationState) => state.panes[0]?.messages.map((message) => message.id);

  it('is put before what is shown, with its verdicts', () => {
    const state = insertPage(toState(last), 'pane-1', earlier, { before: 'm3' });
    expect(idsOf(state)).toEqual(['m1', 'm2', 'm3', 'm4']);
    expect(state).toMatchObject({ panes: [{ hasEarlier: false }], ratings: { m2: 1 } });
  });

  it('is let go when the pane shows another path by then', () => {
    const state = toState(aConversation({ panes: [aPane({ messages: [aPrompt({ id: 'other', parentId: 'm9' })] })] }));
    expect(insertPage(state, 'pane-1', earlier, { before: 'm3' })).toBe(state);
    expect(insertPage(state, 'pane-9', earlier, { before: 'm3' })).toBe(state);
  });

  it('stays when the conversation is read again', () => {
    const whole = insertPage(toState(last), 'pane-1', earlier, { before: 'm3' });
    const more = aPrompt({ id: 'm5', parentId: 'm4', turnId: 'm5' });
    const again = aConversation({ panes: [aPane({ messages: [...messages.slice(3), more], hasEarlier: true })] });
    const state = toState(again, whole);
    expect(idsOf(state)).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
    expect(state.panes[0]?.hasEarlier).toBe(false);
  });

  it('goes when the new reading shows another path', () => {
    const whole = insertPage(toState(last), 'pane-1', earlier, { before: 'm3' });
    const other = aConversation({
      panes: [aPane({ messages: [aPrompt({ id: 'x', parentId: 'y' })], hasEarlier: true })],
    });
    expect(idsOf(toState(other, whole))).toEqual(['x']);
  });
});

describe('what stands far back', () => {
  const LENGTH = 20;
  const messages = Array.from({ length: LENGTH }, (_, index) =>
    aPrompt({ id: `m${index}`, parentId: index === 0 ? null : `m${index - 1}`, turnId: `m${index}` }),
  );
  const page = (from: number, to: number): MessagesPage => ({
    messages: messages.slice(from, to),
    hasEarlier: from > 0,
    ratings: {},
  });
  const shown = (state: ConversationState) => {
    const [{ messages: all, hasEarlier } = aPane()] = state.panes;
    const gap = gapOf(all);
    return [all.map(({ id }) => Number(id.slice(1))), gap > 0 ? all[gap]?.id : null, hasEarlier];
  };
  const atEnd = toState(aConversation({ panes: [aPane({ messages: messages.slice(16), hasEarlier: true })] }));
  const jumped = insertPage(atEnd, 'pane-1', page(4, 8), 'past');

  it('is shown before the end, with a gap between them', () => {
    expect(shown(atEnd)).toEqual([[16, 17, 18, 19], null, true]);
    expect(shown(jumped)).toEqual([[4, 5, 6, 7, 16, 17, 18, 19], 'm16', true]);
  });

  it('is read on from both sides of the gap, and backwards, until nothing is left out', () => {
    const newer = insertPage(jumped, 'pane-1', page(8, 10), { after: 'm7' });
    expect(shown(newer)).toEqual([[4, 5, 6, 7, 8, 9, 16, 17, 18, 19], 'm16', true]);
    const older = insertPage(newer, 'pane-1', page(13, 16), { before: 'm16' });
    expect(shown(older)).toEqual([[4, 5, 6, 7, 8, 9, 13, 14, 15, 16, 17, 18, 19], 'm13', true]);
    const first = insertPage(older, 'pane-1', page(0, 4), { before: 'm4' });
    expect(shown(first).slice(1)).toEqual(['m13', false]);
    const closed = insertPage(first, 'pane-1', page(8, 13), { before: 'm13' });
    expect(shown(closed)).toEqual([Array.from({ length: LENGTH }, (_, index) => index), null, false]);
    expect(shown(insertPage(first, 'pane-1', page(10, 15), { after: 'm9' }))).toEqual(shown(closed));
  });

  it('gives way to another jump, and joins an end that it reaches', () => {
    expect(shown(insertPage(jumped, 'pane-1', page(0, 2), 'past'))).toEqual([[0, 1, 16, 17, 18, 19], 'm16', false]);
    expect(shown(insertPage(jumped, 'pane-1', page(12, 18), 'past'))).toEqual([
      [12, 13, 14, 15, 16, 17, 18, 19],
      null,
      true,
    ]);
  });

  it('is let go where it does not follow from what is shown', () => {
    expect(insertPage(jumped, 'pane-1', page(9, 12), { after: 'm7' })).toBe(jumped);
    expect(insertPage(jumped, 'pane-1', page(10, 15), { before: 'm16' })).toBe(jumped);
    expect(insertPage(jumped, 'pane-1', page(8, 9), { after: 'm12' })).toBe(jumped);
  });

  it('stays, gap and all, when the conversation is read again', () => {
    const more = aPrompt({ id: 'm20', parentId: 'm19', turnId: 'm20' });
    const again = aConversation({ panes: [aPane({ messages: [...messages.slice(17), more], hasEarlier: true })] });
    expect(shown(toState(again, jumped))).toEqual([[4, 5, 6, 7, 16, 17, 18, 19, 20], 'm16', true]);
  });
});
