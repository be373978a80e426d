import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '#lib/conversations/view';
import {
  addPending,
  applyEvent,
  type ConversationState,
  findRun,
  type PendingTurn,
  rateMessage,
  toState,
} from './conversation-state.ts';
import { aConversation, anAnswer, aPane, aPrompt, aReceipt, aRun } from './testing.ts';

const turn: ConversationEvent = {
  type: 'turn',
  turnId: 'turn-1',
  messages: [
    { paneId: 'pane-1', message: aPrompt() },
    { paneId: 'pane-1', message: anAnswer() },
  ],
  runs: [aRun()],
};

function afterEvents(state: ConversationState, ...events: ConversationEvent[]): ConversationState {
  return events.reduce((current, event) => applyEvent(current, event).state, state);
}

describe('the outline of a conversation', () => {
  it('brings the settings of a pane that was set, and leaves those of the others', () => {
    const panes = [aPane({ settings: { top_p: 1 } }), aPane({ id: 'pane-2', settings: { seed: 7 } })];
    const before = toState(aConversation({ panes }));
    const outline = panes.map(({ id, model, headId }) => ({ id, model, headId }));
    const set = outline.map((pane, index) => (index === 0 ? { ...pane, settings: { temperature: 0 } } : pane));
    const { panes: after } = afterEvents(before, { type: 'conversation', title: 'T', panes: set });
    expect(after.map(({ settings }) => settings)).toEqual([{ temperature: 0 }, { seed: 7 }]);
    expect(after[1]).toBe(before.panes[1]);
  });
});

describe('a turn', () => {
  it('puts prompt and empty answer at the end of its panes and takes the pending prompt away', () => {
    const waiting = addPending(toState(aConversation()), {
      turnId: 'turn-1',
      parts: [{ type: 'text', text: 'Hello' }],
      paneIds: ['pane-1'],
    });
    const state = afterEvents(waiting, turn);
    expect(state.pending).toEqual([]);
    expect(state.panes[0]?.messages.map((message) => message.id)).toEqual(['prompt-1', 'answer-1']);
    expect(state.panes[0]?.headId).toBe('answer-1');
  });

  it('changes nothing when it comes twice', () => {
    const once = afterEvents(toState(aConversation()), turn);
    expect(afterEvents(once, turn)).toEqual(once);
  });

  it('makes an empty answer where only the run is told', () => {
    const state = afterEvents(toState(aConversation()), { ...turn, messages: turn.messages.slice(0, 1) });
    expect(state.panes[0]?.messages[1]).toMatchObject({
      id: 'answer-1',
      parentId: 'prompt-1',
      parts: [],
      run: { id: 'run-1' },
    });
  });

  it('keeps the objects of panes that it does not touch, so that they need not be drawn again', () => {
    const before = toState(aConversation({ panes: [aPane(), aPane({ id: 'pane-2' })] }));
    expect(afterEvents(before, turn).panes[1]).toBe(before.panes[1]);
  });

  it('asks for a new reading when it speaks of a pane that is not known', () => {
    expect(applyEvent(toState(aConversation({ panes: [aPane({ id: 'other' })] })), turn).isBehind).toBe(true);
  });
});

describe('a run', () => {
  const running = afterEvents(toState(aConversation()), turn);

  it('ends with its message as the server keeps it', () => {
    const run = aRun({ state: 'stopped', endedAt: 2_000 });
    const message = anAnswer({ parts: [{ type: 'text', text: 'Half of' }], run: null });
    const state = afterEvents(running, { type: 'run', paneId: 'pane-1', message, run });
    expect(state.panes[0]?.messages[1]?.parts).toEqual([{ type: 'text', text: 'Half of' }]);
    expect(findRun(state, 'run-1')?.state).toBe('stopped');
  });

  it('that answers again takes the place of the answer before it and of all that followed', () => {
    const later = aPrompt({ id: 'prompt-2', parentId: 'answer-1', turnId: 'turn-2' });
    const long = afterEvents(running, {
      type: 'turn',
      turnId: 'turn-2',
      messages: [{ paneId: 'pane-1', message: later }],
      runs: [],
    });
    const run = aRun({ id: 'run-2', messageId: 'answer-2' });
    const message = anAnswer({ id: 'answer-2', versions: ['answer-1', 'answer-2'], run });
    const state = afterEvents(long, { type: 'run', paneId: 'pane-1', message, run });
    expect(state.panes[0]?.messages.map((one) => one.id)).toEqual(['prompt-1', 'answer-2']);
    expect(state.panes[0]?.headId).toBe('answer-2');
  });

  it('whose prompt is not known asks for a new reading', () => {
    const message = anAnswer({ id: 'answer-9', parentId: 'prompt-9' });
    expect(applyEvent(running, { type: 'run', paneId: 'pane-1', message, run: aRun({ id: 'run-9' }) }).isBehind).toBe(
      true,
    );
  });
});

describe('late joins', () => {
  it('hello sets the runs that are going on', () => {
    const view = aConversation({ panes: [aPane({ messages: [aPrompt(), anAnswer({ run: null })] })] });
    expect(findRun(afterEvents(toState(view), { type: 'hello', runs: [aRun()] }), 'run-1')?.state).toBe('running');
  });

  it('hello with a run that began behind the reading waits for the events that tell of it', () => {
    const state = toState(aConversation());
    expect(applyEvent(state, { type: 'hello', runs: [aRun()] })).toEqual({ state, isBehind: false });
  });

  it('a chunk of an unknown run asks for a new reading, one of a known run does not', () => {
    const chunk = { type: 'text-start', id: '0' } as const;
    expect(applyEvent(toState(aConversation()), { type: 'chunk', runId: 'run-1', chunk }).isBehind).toBe(true);
    const running = afterEvents(toState(aConversation()), turn);
    expect(applyEvent(running, { type: 'chunk', runId: 'run-1', chunk })).toEqual({ state: running, isBehind: false });
  });

  it('a pending prompt that the reading already holds is no longer pending', () => {
    const pending: PendingTurn[] = [
      { turnId: 'turn-1', parts: [{ type: 'text', text: 'Hello' }], paneIds: ['pane-1'] },
      { turnId: 'turn-2', parts: [{ type: 'text', text: 'More' }], paneIds: ['pane-1'] },
    ];
    const view = aConversation({ panes: [aPane({ messages: [aPrompt()] })] });
    expect(toState(view, { ...toState(aConversation()), pending }).pending.map((one) => one.turnId)).toEqual([
      'turn-2',
    ]);
  });
});

it('a verdict is changed and taken back', () => {
  const good = rateMessage(toState(aConversation()), 'answer-1', 1);
  expect(good.ratings).toEqual({ 'answer-1': 1 });
  expect(rateMessage(rateMessage(good, 'answer-1', -1), 'answer-2', 1).ratings).toEqual({
    'answer-1': -1,
    'answer-2': 1,
  });
  expect(rateMessage(good, 'answer-1', null).ratings).toEqual({});
});

describe('receipts', () => {
  const ended = afterEvents(toState(aConversation()), turn, {
    type: 'run',
    paneId: 'pane-1',
    message: anAnswer(),
    run: aRun({ state: 'finished', receipt: aReceipt({ state: 'unsettled', costUsd: null }) }),
  });

  it('keeps what an answer cost when results are written into it', () => {
    const cost = { ...anAnswer(), run: aRun({ state: 'finished', receipt: aReceipt({ costUsd: '0.5' }) }) };
    const told = { ...cost, run: aRun({ state: 'finished', receipt: null }) };
    const before = toState(aConversation({ panes: [aPane({ messages: [aPrompt(), cost] })] }));
    const state = afterEvents(before, { ...turn, messages: [{ paneId: 'pane-1', message: told }], runs: [] });
    expect(findRun(state, 'run-1')?.receipt?.costUsd).toBe('0.5');
  });

  it('replace what was known, also long after the run ended', () => {
    const state = afterEvents(ended, { type: 'receipt', runId: 'run-1', receipt: aReceipt({ costUsd: '0.5' }) });
    expect(findRun(state, 'run-1')?.receipt).toMatchObject({ state: 'reported', costUsd: '0.5' });
  });

  it('of a version that is not shown change nothing', () => {
    const step = applyEvent(ended, { type: 'receipt', runId: 'run-9', receipt: aReceipt() });
    expect(step).toEqual({ state: ended, isBehind: false });
  });
});

describe('the outline', () => {
  it('renames, changes models and removes panes', () => {
    const state = toState(aConversation({ panes: [aPane(), aPane({ id: 'pane-2' })] }));
    const step = applyEvent(state, {
      type: 'conversation',
      title: 'Tea',
      panes: [{ id: 'pane-2', model: 'a/b', headId: null }],
    });
    expect(step.isBehind).toBe(false);
    expect(step.state.title).toBe('Tea');
    expect(step.state.panes).toMatchObject([{ id: 'pane-2', model: 'a/b' }]);
  });

  it('asks for a new reading when a pane is new or shows another version', () => {
    const state = toState(aConversation());
    const outline = (id: string, headId: string | null): ConversationEvent => ({
      type: 'conversation',
      title: 'Tea',
      panes: [{ id, model: 'a/b', headId }],
    });
    expect(applyEvent(state, outline('pane-9', null)).isBehind).toBe(true);
    expect(applyEvent(state, outline('pane-1', 'other')).isBehind).toBe(true);
  });

  it('reset asks for a new reading; deleted says so', () => {
    const state = toState(aConversation());
    expect(applyEvent(state, { type: 'reset' })).toEqual({ state, isBehind: true });
    expect(applyEvent(state, { type: 'deleted' }).state.isDeleted).toBe(true);
  });
});
