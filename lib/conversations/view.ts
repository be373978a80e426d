import type { UIMessage, UIMessageChunk } from 'ai';
import type { Receipt } from '#lib/spend/receipt';
import type { Settings } from './settings-input.ts';

/** What browsers get of a conversation: the JSON of /api/conversations/{id} and the events of its stream. */
export type ConversationSummary = {
  id: string;
  title: string;
  models: string[];
  visibility: 'private' | 'team';
  isRunning: boolean;
  isPinned: boolean;
  isArchived: boolean;
  tags: string[];
  createdAt: number;
  updatedAt: number;
};

export type ConversationView = {
  id: string;
  title: string;
  visibility: 'private' | 'team';
  canWrite: boolean;
  isPinned: boolean;
  isArchived: boolean;
  isTemporary: boolean;
  tags: string[];
  createdAt: number;
  updatedAt: number;
  panes: PaneView[];
  /** The reader's own verdicts on answers, by message: 1 is good, -1 is bad. */
  ratings: Record<string, Rating>;
  /** Connect the event stream with `?after=` this. */
  cursor: number;
};

export type Rating = 1 | -1;

export type PaneView = {
  id: string;
  model: string;
  settings: PaneSettings;
  headId: string | null;
  /** The end of the path shown, oldest first: what came before is read page by page. */
  messages: MessageView[];
  /** Whether there is something before the first of them. */
  hasEarlier: boolean;
};

/** Messages of a pane's path that stand together, oldest first. */
export type MessagesPage = { messages: MessageView[]; hasEarlier: boolean; ratings: Record<string, Rating> };

/** Parameters of the request, under their wire names: system, temperature, max_tokens, reasoning … */
export type PaneSettings = Settings;

export type MessageView = {
  id: string;
  parentId: string | null;
  turnId: string | null;
  role: 'user' | 'assistant';
  parts: UIMessage['parts'];
  createdAt: number;
  /** The versions of this message (same parent), oldest first; this one included. */
  versions: string[];
  run: RunView | null;
};

export type RunState = 'running' | 'finished' | 'stopped' | 'interrupted' | 'failed';

export type RunView = {
  id: string;
  paneId: string;
  messageId: string;
  model: string;
  state: RunState;
  startedAt: number;
  endedAt: number | null;
  /** How long it thought before it began to answer; null where nobody measured it. */
  reasoningMs: number | null;
  error: RunError | null;
  receipt: Receipt | null;
};

/** What went wrong, in words for people: what happened, whether it was billed, what to do next. */
export type RunError = {
  code: string;
  message: string;
  billed: 'yes' | 'no' | 'unknown';
  next: 'retry' | 'wait' | 'change_model' | 'shorten' | 'settings' | 'ask_admin';
  retryAfterS?: number;
  requestId: string | null;
};

/** What a pane is now. `settings` is told where it may have changed. */
export type PaneOutline = { id: string; model: string; headId: string | null; settings?: PaneSettings };

/**
 * One server-sent event of a conversation, `id:` its sequence number.
 *
 * A fresh connect (`?after=`) begins with `hello`, then what happened since the cursor, then each run of `hello` from its first piece. Of
 * these only the last has an id, so that who is cut off among them begins anew: a `hello` always means that its runs are told again. A
 * resumed connect gets everything after the id, each with its own. `reset` and `deleted` have none and end the stream.
 *
 * Each message of a `turn` becomes the head of its pane. A `conversation` may name panes whose messages come with the `turn` after it.
 */
export type ConversationEvent =
  | { type: 'hello'; runs: RunView[] }
  | { type: 'turn'; turnId: string; messages: { paneId: string; message: MessageView }[]; runs: RunView[] }
  | { type: 'chunk'; runId: string; chunk: UIMessageChunk }
  | { type: 'run'; paneId: string; message: MessageView; run: RunView }
  | { type: 'receipt'; runId: string; receipt: Receipt }
  | { type: 'conversation'; title: string; panes: PaneOutline[] }
  | { type: 'deleted' }
  | { type: 'reset' };
