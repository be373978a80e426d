import type {
  ConversationEvent,
  ConversationView,
  MessagesPage,
  PaneView,
  Rating,
  RunView,
} from '#lib/conversations/view';
import {
  addPending,
  applyEvent,
  type ConversationState,
  dropPending,
  type PendingTurn,
  rateMessage,
  toState,
} from './conversation-state.ts';
import type { ConnectionState, createEventConnection } from './event-connection.ts';
import { insertPage, type Place } from './insert-page.ts';
import { createLiveRuns, withLiveParts } from './live-runs.ts';
import type { Parts } from './run-reader.ts';

export type ConversationSnapshot = { readonly conversation: ConversationState; readonly connection: ConnectionState };

export type ConversationStore = {
  readonly id: string;
  subscribe(listener: () => void): () => void;
  /** Everything but arriving text: it changes when a run begins or ends, not while it streams. */
  snapshot(): ConversationSnapshot;
  pane(paneId: string): PaneView | null;
  open(): void;
  close(): void;
  setVisible(isVisible: boolean): void;
  /** Takes over a conversation that was just read, and follows it from there. */
  replace(view: ConversationView): void;
  expect(turn: PendingTurn): void;
  forget(turnId: string): void;
  /** Shows a page of the past that was just read. */
  insert(paneId: string, page: MessagesPage, place: Place): void;
  rate(messageId: string, value: Rating | null): void;
};

export type StorePorts = {
  readonly url: string;
  /** `gone`: deleted, or no longer shared. Rejects when the server cannot be reached. */
  readonly read: () => Promise<ConversationView | 'gone'>;
  readonly connect: typeof createEventConnection;
};

const FLUSH_MS = 50;
const REREAD_MS = 1_000;
const HIDDEN_POLL_MS = 5_000;

/** Follows one conversation through one event stream; all panes are shown anew together, at most every 50 ms. */
export function createConversationStore(view: ConversationView, ports: StorePorts): ConversationStore {
  let state = toState(view);
  let cursor = view.cursor;
  let shown: ConversationSnapshot = { conversation: state, connection: 'connecting' };
  let connectionState: ConnectionState = 'connecting';
  let isOpen = false;
  let isVisible = true;
  /** Read while hidden, so the event stream has to begin anew behind it. */
  let isAhead = false;
  let readAt = 0;
  let outline: ConversationEvent | null = null;
  let flush: ReturnType<typeof setTimeout> | undefined;
  let reread: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const panes = new Map<string, { base: PaneView; parts: (Parts | null)[]; shown: PaneView }>();
  const live = createLiveRuns(() => readAgain(0));
  const connection = ports.connect({
    url: ports.url,
    onEvent: takeEvent,
    onState(next) {
      connectionState = next;
      publish();
    },
    onRefused: () => readAgain(0),
  });

  function takeEvent(event: ConversationEvent, isFresh: boolean): void {
    if (event.type === 'hello' && isFresh) live.restart(event.runs.map((run) => run.id));
    if (event.type === 'chunk') live.push(event.runId, event.chunk);
    if (event.type === 'deleted') connection.close();
    const step = applyEvent(state, event);
    state = step.state;
    if (event.type === 'run' && event.run.state !== 'running') live.end(event.run.id);
    // The outline is told before the turn that makes it true, so it is judged when what came with it is in.
    if (event.type === 'conversation') outline = event;
    else if (step.isBehind) readAgain(0);
    flush ??= setTimeout(pump, FLUSH_MS);
  }

  function pump(): void {
    flush = undefined;
    live.pump();
    if (outline && applyEvent(state, outline).isBehind) readAgain(0);
    outline = null;
    // The readers answer in microtasks, so by the next frame every pane has its text.
    nextFrame(publish);
  }

  function publish(): void {
    if (shown.conversation !== state || shown.connection !== connectionState) {
      shown = { conversation: state, connection: connectionState };
    }
    for (const listener of listeners) listener();
  }

  /** Reads the conversation again, one reading at a time and at most one a second. */
  function readAgain(afterMs: number): void {
    if (!isOpen) return;
    const waitMs = Math.max(afterMs, readAt + REREAD_MS - Date.now());
    reread ??= setTimeout(() => void readNow(), waitMs);
  }

  async function readNow(): Promise<void> {
    readAt = Date.now();
    const next = await ports.read().catch(() => null);
    reread = undefined;
    if (!isOpen) return;
    if (next === 'gone') return takeEvent({ type: 'deleted' }, false);
    if (next) replace(next);
    if (!next || (!isVisible && hasRuns(state))) readAgain(HIDDEN_POLL_MS);
  }

  function replace(next: ConversationView): void {
    state = toState(next, state);
    cursor = next.cursor;
    for (const run of runsOf(state)) if (run.state !== 'running') live.end(run.id);
    isAhead = !isVisible;
    if (isOpen && isVisible) connection.start(cursor);
    publish();
  }

  return {
    id: view.id,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => shown,
    pane(paneId) {
      const base = shown.conversation.panes.find((one) => one.id === paneId);
      if (!base) return null;
      const parts = base.messages.map((message) =>
        message.run?.state === 'running' ? live.parts(message.run.id) : null,
      );
      const before = panes.get(paneId);
      if (before && before.base === base && parts.every((one, index) => one === before.parts[index]))
        return before.shown;
      const pane = withLiveParts(base, live.parts);
      panes.set(paneId, { base, parts, shown: pane });
      return pane;
    },
    open() {
      if (isOpen) return;
      isOpen = true;
      connection.start(cursor);
    },
    close() {
      isOpen = false;
      connection.close();
      live.close();
      clearTimeout(flush);
      clearTimeout(reread);
    },
    setVisible(next) {
      if (!isOpen || next === isVisible) return;
      isVisible = next;
      if (!next) connection.pause();
      else if (isAhead) connection.start(cursor);
      else connection.resume();
      isAhead = false;
      if (!next && hasRuns(state)) readAgain(HIDDEN_POLL_MS);
    },
    replace,
    expect(turn) {
      state = addPending(state, turn);
      publish();
    },
    forget(turnId) {
      state = dropPending(state, turnId);
      publish();
    },
    insert(paneId, page, place) {
      state = insertPage(state, paneId, page, place);
      publish();
    },
    rate(messageId, value) {
      state = rateMessage(state, messageId, value);
      publish();
    },
  };
}

export function runsOf(state: ConversationState): RunView[] {
  return state.panes.flatMap((pane) => pane.messages.flatMap((message) => message.run ?? []));
}

function hasRuns(state: ConversationState): boolean {
  return runsOf(state).some((run) => run.state === 'running');
}

function nextFrame(callback: () => void): void {
  if (typeof requestAnimationFrame === 'function') requestAnimationFrame(callback);
  else setTimeout(callback, 0);
}
