import type {
  ConversationEvent,
  ConversationView,
  MessageView,
  PaneView,
  Rating,
  RunView,
} from '#lib/conversations/view';
import type { Receipt } from '#lib/spend/receipt';

/** A prompt that was sent and is not yet in the server's record. Shown at once, taken away if the server refuses it. */
export type PendingTurn = {
  readonly turnId: string;
  readonly parts: MessageView['parts'];
  readonly paneIds: readonly string[];
};

export type ConversationState = {
  readonly id: string;
  readonly title: string;
  readonly canWrite: boolean;
  readonly isPinned: boolean;
  readonly isArchived: boolean;
  readonly isTemporary: boolean;
  readonly tags: readonly string[];
  readonly visibility: ConversationView['visibility'];
  readonly createdAt: number;
  readonly panes: readonly PaneView[];
  readonly ratings: Readonly<Record<string, Rating>>;
  readonly pending: readonly PendingTurn[];
  readonly isDeleted: boolean;
};

/** `isBehind`: the event speaks of something this state never saw, so the conversation has to be read again. */
export type Step = { readonly state: ConversationState; readonly isBehind: boolean };

/** `before`: what was shown until now, of which the past that is still the past is kept. */
export function toState(view: ConversationView, before?: ConversationState): ConversationState {
  const known = new Set(view.panes.flatMap((pane) => pane.messages.map((message) => message.turnId)));
  const pending = before?.pending ?? [];
  const panes = view.panes.map((pane) =>
    withPast(
      pane,
      before?.panes.find((one) => one.id === pane.id),
    ),
  );
  return {
    id: view.id,
    title: view.title,
    canWrite: view.canWrite,
    isPinned: view.isPinned,
    isArchived: view.isArchived,
    isTemporary: view.isTemporary,
    tags: view.tags,
    visibility: view.visibility,
    createdAt: view.createdAt,
    panes,
    ratings: { ...before?.ratings, ...view.ratings },
    pending: pending.filter((turn) => !known.has(turn.turnId)),
    isDeleted: false,
  };
}

/** A pane that was just read ends where its newest page does; the pages before it that were read already stay. */
function withPast(pane: PaneView, before: PaneView | undefined): PaneView {
  const first = pane.messages[0];
  const index = before?.messages.findIndex((message) => message.id === first?.id) ?? -1;
  if (!before || !pane.hasEarlier || index <= 0) return pane;
  return { ...pane, messages: [...before.messages.slice(0, index), ...pane.messages], hasEarlier: before.hasEarlier };
}

/** The state after one event of the conversation's stream. `chunk` events belong to the run readers and change nothing here. */
export function applyEvent(state: ConversationState, event: ConversationEvent): Step {
  switch (event.type) {
    case 'hello':
      // A run that began behind the cursor is told by the events that follow.
      return same(event.runs.reduce((current, run) => applyRun(current, run).state, state));
    case 'turn':
      return applyTurn(state, event);
    case 'run':
      return placeMessage(state, event.paneId, { ...event.message, run: event.run });
    case 'receipt':
      return applyReceipt(state, event.runId, event.receipt);
    case 'conversation':
      return applyOutline(state, event);
    case 'deleted':
      return same({ ...state, isDeleted: true });
    case 'reset':
      return { state, isBehind: true };
    case 'chunk':
      return { state, isBehind: findRun(state, event.runId) === null };
  }
}

export function findRun(state: ConversationState, runId: string): RunView | null {
  for (const pane of state.panes) {
    const message = pane.messages.findLast((one) => one.run?.id === runId);
    if (message?.run) return message.run;
  }
  return null;
}

export function addPending(state: ConversationState, turn: PendingTurn): ConversationState {
  return { ...state, pending: [...state.pending, turn] };
}

export function dropPending(state: ConversationState, turnId: string): ConversationState {
  return { ...state, pending: state.pending.filter((turn) => turn.turnId !== turnId) };
}

export function rateMessage(state: ConversationState, messageId: string, value: Rating | null): ConversationState {
  const { [messageId]: _before, ...others } = state.ratings;
  return { ...state, ratings: value === null ? others : { ...others, [messageId]: value } };
}

function applyTurn(state: ConversationState, event: Extract<ConversationEvent, { type: 'turn' }>): Step {
  let step = same(dropPending(state, event.turnId));
  for (const { paneId, message } of event.messages) step = merge(step, placeMessage(step.state, paneId, message));
  for (const run of event.runs) step = merge(step, applyRun(step.state, run));
  return step;
}

/** Sets a run on its message; a run whose message is not there yet gets an empty one at the pane's end. */
function applyRun(state: ConversationState, run: RunView): Step {
  const pane = state.panes.find((one) => one.id === run.paneId);
  if (!pane) return { state, isBehind: true };
  const message = pane.messages.find((one) => one.id === run.messageId);
  if (message) return placeMessage(state, pane.id, { ...message, run });
  const last = pane.messages.at(-1);
  if (last?.role !== 'user') return { state, isBehind: true };
  return placeMessage(state, pane.id, {
    id: run.messageId,
    parentId: last.id,
    turnId: last.turnId,
    role: 'assistant',
    parts: [],
    createdAt: run.startedAt,
    versions: [run.messageId],
    run,
  });
}

/** Replaces a message, or puts a new one under its parent; what stood there was another version and leaves the path. */
function placeMessage(state: ConversationState, paneId: string, message: MessageView): Step {
  const pane = state.panes.find((one) => one.id === paneId);
  if (!pane) return { state, isBehind: true };
  const index = pane.messages.findIndex((one) => one.id === message.id);
  const before = pane.messages[index];
  if (before)
    return same(withPane(state, { ...pane, messages: pane.messages.with(index, withReceipt(message, before)) }));
  const parentIndex = pane.messages.findIndex((one) => one.id === message.parentId);
  if (message.parentId !== null && parentIndex < 0) return { state, isBehind: true };
  const messages = [...pane.messages.slice(0, parentIndex + 1), message];
  return same(withPane(state, { ...pane, headId: message.id, messages }));
}

/** An event tells a message as it is stored; what it cost is known since the event of its run's end. */
function withReceipt(message: MessageView, before: MessageView): MessageView {
  const known = before.run?.receipt;
  if (!message.run || message.run.receipt || !known || before.run?.id !== message.run.id) return message;
  return { ...message, run: { ...message.run, receipt: known } };
}

/** A receipt of a run that is not on the path shown (another version) is no reason to read everything again. */
function applyReceipt(state: ConversationState, runId: string, receipt: Receipt): Step {
  for (const pane of state.panes) {
    const index = pane.messages.findLastIndex((one) => one.run?.id === runId);
    const message = pane.messages[index];
    if (!message?.run) continue;
    const messages = pane.messages.with(index, { ...message, run: { ...message.run, receipt } });
    return same(withPane(state, { ...pane, messages }));
  }
  return same(state);
}

function applyOutline(state: ConversationState, event: Extract<ConversationEvent, { type: 'conversation' }>): Step {
  let isBehind = false;
  const panes = event.panes.flatMap((outline) => {
    const pane = state.panes.find((one) => one.id === outline.id);
    if (!pane || pane.headId !== outline.headId) isBehind = true;
    if (!pane) return [];
    const isSame = pane.model === outline.model && outline.settings === undefined;
    return [isSame ? pane : { ...pane, model: outline.model, settings: outline.settings ?? pane.settings }];
  });
  return { state: { ...state, title: event.title, panes }, isBehind };
}

function withPane(state: ConversationState, pane: PaneView): ConversationState {
  return { ...state, panes: state.panes.map((one) => (one.id === pane.id ? pane : one)) };
}

function same(state: ConversationState): Step {
  return { state, isBehind: false };
}

function merge(before: Step, after: Step): Step {
  return { state: after.state, isBehind: before.isBehind || after.isBehind };
}
