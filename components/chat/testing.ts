import type { ConversationView, MessageView, PaneView, RunView } from '#lib/conversations/view';
import type { Receipt } from '#lib/spend/receipt';

/** Building blocks of conversations for tests. */
export function aReceipt(over: Partial<Receipt> = {}): Receipt {
  return {
    callId: 'call-1',
    state: 'reported',
    costUsd: '0.000123',
    heldUsd: '0',
    requestedModel: 'openai/gpt-5-mini',
    servedModel: 'openai/gpt-5-mini',
    provider: 'OpenAI',
    generationId: 'gen-1',
    firstTokenMs: 420,
    durationMs: 3_200,
    tokensPerSecond: 81.5,
    promptTokens: 12,
    completionTokens: 240,
    cachedTokens: 0,
    reasoningTokens: 0,
    finishReason: 'stop',
    ...over,
  };
}

export function aRun(over: Partial<RunView> = {}): RunView {
  return {
    id: 'run-1',
    paneId: 'pane-1',
    messageId: 'answer-1',
    model: 'openai/gpt-5-mini',
    state: 'running',
    startedAt: 1_000,
    endedAt: null,
    reasoningMs: null,
    error: null,
    receipt: null,
    ...over,
  };
}

export function aPrompt(over: Partial<MessageView> = {}): MessageView {
  return {
    id: 'prompt-1',
    parentId: null,
    turnId: 'turn-1',
    role: 'user',
    parts: [{ type: 'text', text: 'Hello' }],
    createdAt: 1_000,
    versions: ['prompt-1'],
    run: null,
    ...over,
  };
}

export function anAnswer(over: Partial<MessageView> = {}): MessageView {
  return {
    id: 'answer-1',
    parentId: 'prompt-1',
    turnId: 'turn-1',
    role: 'assistant',
    parts: [],
    createdAt: 1_001,
    versions: ['answer-1'],
    run: aRun(),
    ...over,
  };
}

export function aPane(over: Partial<PaneView> = {}): PaneView {
  return {
    id: 'pane-1',
    model: 'openai/gpt-5-mini',
    settings: {},
    headId: null,
    messages: [],
    hasEarlier: false,
    ...over,
  };
}

export function aConversation(over: Partial<ConversationView> = {}): ConversationView {
  return {
    id: 'conversation-1',
    title: 'New chat',
    visibility: 'private',
    canWrite: true,
    isPinned: false,
    isArchived: false,
    isTemporary: false,
    tags: [],
    createdAt: 1_000,
    updatedAt: 1_000,
    panes: [aPane()],
    ratings: {},
    cursor: 0,
    ...over,
  };
}
