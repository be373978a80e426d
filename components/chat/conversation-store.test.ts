import type { UIMessageChunk } from 'ai';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConversationEvent, ConversationView } from '#lib/conversations/view';
import { type ConversationStore, createConversationStore } from './conversation-store.ts';
import type { ConnectionInput } from './event-connection.ts';
import { aConversation, anAnswer, aPane, aPrompt, aReceipt, aRun } from './testing.ts';

/** The event stream's far end, scripted: what the browser asked for, and a hand to send events. */
function setUp(view: ConversationView = running(), reading: ConversationView | 'gone' = view) {
  const asked: string[] = [];
  let input: ConnectionInput | undefined;
  let isFresh = true;
  const store = createConversationStore(view, {
    url: '/events',
    read: async () => {
      asked.push('read');
      return reading;
    },
    connect: (given) => {
      input = given;
      return {
        start(cursor) {
          asked.push(`after=${cursor}`);
          isFresh = true;
        },
        pause: () => void asked.push('pause'),
        resume: () => void asked.push('resume'),
        close: () => void asked.push('close'),
      };
    },
  });
  store.open();
  open.push(store);
  return {
    store,
    asked,
    refuse: () => input?.onRefused(),
    tell(...events: ConversationEvent[]) {
      for (const event of events) {
        input?.onEvent(event, isFresh);
        if (event.type !== 'hello') isFresh = false;
      }
    },
  };
}

const open: ConversationStore[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});

function running(over: Partial<ConversationView> = {}): ConversationView {
  return aConversation({ cursor: 7, panes: [aPane({ messages: [aPrompt(), anAnswer()] })], ...over });
}

function chunk(one: UIMessageChunk): ConversationEvent {
  return { type: 'chunk', runId: 'run-1', chunk: one };
}

function words(...deltas: string[]): ConversationEvent[] {
  return [
    chunk({ type: 'start', messageId: 'answer-1' }),
    chunk({ type: 'text-start', id: '0' }),
    ...deltas.map((delta) => chunk({ type: 'text-delta', id: '0', delta })),
  ];
}

function textOf(store: ConversationStore, paneId = 'pane-1'): string {
  const parts = store.pane(paneId)?.messages.at(-1)?.parts ?? [];
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

describe('arriving text', () => {
  it('is shown in its pane', async () => {
    const { store, tell } = setUp();
    tell({ type: 'hello', runs: [aRun()] }, ...words('Good ', 'morning'));
    await vi.waitFor(() => expect(textOf(store)).toBe('Good morning'));
  });

  it('leaves other panes as they are', async () => {
    const { store, tell } = setUp(running({ panes: [...running().panes, aPane({ id: 'pane-2' })] }));
    const before = store.pane('pane-2');
    const snapshot = store.snapshot();
    tell(...words('Good'));
    await vi.waitFor(() => expect(textOf(store)).toBe('Good'));
    expect(store.pane('pane-2')).toBe(before);
    expect(store.snapshot()).toBe(snapshot);
  });

  it('is read once when the stream replays it, and never shrinks meanwhile', async () => {
    const { store, tell } = setUp();
    tell(...words('Good ', 'morning'));
    await vi.waitFor(() => expect(textOf(store)).toBe('Good morning'));
    store.replace(running({ cursor: 9 }));
    const seen: string[] = [];
    store.subscribe(() => seen.push(textOf(store)));
    tell({ type: 'hello', runs: [aRun()] }, ...words('Good '));
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0));
    tell(chunk({ type: 'text-delta', id: '0', delta: 'morning, all' }));
    await vi.waitFor(() => expect(textOf(store)).toBe('Good morning, all'));
    expect(seen.every((text) => text.startsWith('Good morning'))).toBe(true);
  });

  it('gives way to what the server kept when the run ends', async () => {
    const { store, tell } = setUp();
    tell(...words('Good ', 'morning'));
    const run = aRun({ state: 'stopped', receipt: aReceipt() });
    tell({ type: 'run', paneId: 'pane-1', message: anAnswer({ parts: [{ type: 'text', text: 'Good ' }] }), run });
    await vi.waitFor(() => expect(textOf(store)).toBe('Good '));
    expect(store.snapshot().conversation.panes[0]?.messages[1]?.run?.state).toBe('stopped');
  });

  it('with a hole in it makes the conversation be read again', async () => {
    const { asked, tell } = setUp();
    tell(chunk({ type: 'text-delta', id: '0', delta: 'morning' }));
    await vi.waitFor(() => expect(asked).toEqual(['after=7', 'read', 'after=7']));
  });
});

describe('reading again', () => {
  it('follows a reset, and goes on behind what was read', async () => {
    const { store, asked, tell } = setUp(running(), running({ cursor: 40, title: 'Read again' }));
    tell({ type: 'reset' });
    await vi.waitFor(() => expect(asked).toEqual(['after=7', 'read', 'after=40']));
    expect(store.snapshot().conversation.title).toBe('Read again');
  });

  it('is not asked for by an outline that the turn behind it makes true', async () => {
    const { store, asked, tell } = setUp(aConversation());
    const turn: ConversationEvent = {
      type: 'turn',
      turnId: 'turn-1',
      messages: [{ paneId: 'pane-1', message: aPrompt() }],
      runs: [aRun()],
    };
    const panes = [{ id: 'pane-1', model: 'openai/gpt-5-mini', headId: 'answer-1' }];
    tell({ type: 'conversation', title: 'Hello', panes }, turn, ...words('Good'));
    await vi.waitFor(() => expect(textOf(store)).toBe('Good'));
    expect(asked).toEqual(['after=0']);
    tell({ type: 'conversation', title: 'Hello', panes: [...panes, { id: 'pane-2', model: 'a/b', headId: null }] });
    await vi.waitFor(() => expect(asked).toContain('read'));
  });

  it('follows a refused stream, and tries that again', async () => {
    const { asked, refuse } = setUp(aConversation());
    refuse();
    await vi.waitFor(() => expect(asked).toEqual(['after=0', 'read', 'after=0']));
  });

  it('says that the conversation is gone', async () => {
    const { store, asked, tell } = setUp(running(), 'gone');
    tell({ type: 'reset' });
    await vi.waitFor(() => expect(store.snapshot().conversation.isDeleted).toBe(true));
    expect(asked.at(-1)).toBe('close');
  });
});

describe('a hidden tab', () => {
  it('lets go of the stream and goes on where it was', () => {
    const { store, asked } = setUp(aConversation());
    store.setVisible(false);
    store.setVisible(true);
    expect(asked).toEqual(['after=0', 'pause', 'resume']);
  });
});

describe('a prompt', () => {
  it('is shown until the server tells of it, and taken back when it is refused', () => {
    const { store } = setUp(aConversation());
    store.expect({ turnId: 'turn-2', parts: [{ type: 'text', text: 'Hi' }], paneIds: ['pane-1'] });
    expect(store.snapshot().conversation.pending).toHaveLength(1);
    store.forget('turn-2');
    expect(store.snapshot().conversation.pending).toHaveLength(0);
  });
});
