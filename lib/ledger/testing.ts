import type { ClosedCall, OpenedCall } from './call-record.ts';

/** What the ledger is told of a call of Ada's that begins, but for what `more` says. */
export function openedCall(more: Partial<OpenedCall> & Pick<OpenedCall, 'id'>): OpenedCall {
  return {
    openedAt: Date.now(),
    memberId: 'ada',
    memberName: 'Ada',
    keyId: null,
    keyName: null,
    purpose: 'chat',
    app: null,
    conversationId: null,
    runId: null,
    connectionId: 'sandbox',
    connectionName: 'Sandbox',
    requestedModel: 'acme/nova',
    isStreamed: true,
    heldNano: 5000,
    estimateNano: 5000,
    ...more,
  };
}

/** And of one that has finished, at the cost that upstream reported. */
export function closedCall(more: Partial<ClosedCall> & Pick<ClosedCall, 'id' | 'costNano'>): ClosedCall {
  return {
    ending: 'finished',
    endedAt: Date.now(),
    costDigits: null,
    costSource: 'reported',
    servedModel: 'acme/nova',
    provider: 'Acme',
    generationId: `gen-${more.id}`,
    promptTokens: 10,
    completionTokens: 20,
    cachedTokens: 0,
    cacheWriteTokens: 0,
    reasoningTokens: 0,
    isByok: false,
    isOverrun: false,
    anomaly: null,
    firstTokenMs: 3,
    durationMs: 5,
    finishReason: 'stop',
    errorCode: null,
    errorMessage: null,
    httpStatus: 200,
    bytesReceived: 100,
    estimateNano: null,
    nextCheckAt: null,
    ...more,
  };
}
