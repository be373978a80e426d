import type { ClosedCall, OpenedCall } from '#lib/ledger/call-record';

/** The row of a call that a member opens. */
export function openedRow(id: string, openedAt: number): OpenedCall {
  return {
    id,
    openedAt,
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
  };
}

/** How it ended: finished, at the cost that upstream reported. */
export function closedRow(id: string, openedAt: number, costNano: number): ClosedCall {
  return {
    id,
    ending: 'finished',
    endedAt: openedAt + 5,
    costNano,
    costDigits: null,
    costSource: 'reported',
    servedModel: 'acme/nova',
    provider: 'Acme',
    generationId: `gen-${id}`,
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
  };
}
