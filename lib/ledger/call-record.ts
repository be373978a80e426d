import type { calls } from '#db/schema/ledger';

/** A row of the ledger. */
export type CallRecord = typeof calls.$inferSelect;

/** What is known of a call when it is admitted. */
export type OpenedCall = Pick<
  CallRecord,
  | 'id'
  | 'openedAt'
  | 'memberId'
  | 'memberName'
  | 'keyId'
  | 'keyName'
  | 'purpose'
  | 'app'
  | 'conversationId'
  | 'runId'
  | 'connectionId'
  | 'connectionName'
  | 'requestedModel'
  | 'isStreamed'
  | 'heldNano'
  | 'estimateNano'
>;

/** What is known of a call when its answer ended. A null cost leaves it unsettled, to be asked for at `nextCheckAt`. */
export type ClosedCall = Pick<
  CallRecord,
  | 'id'
  | 'ending'
  | 'endedAt'
  | 'costNano'
  | 'costDigits'
  | 'costSource'
  | 'servedModel'
  | 'provider'
  | 'generationId'
  | 'promptTokens'
  | 'completionTokens'
  | 'cachedTokens'
  | 'cacheWriteTokens'
  | 'reasoningTokens'
  | 'isByok'
  | 'isOverrun'
  | 'anomaly'
  | 'firstTokenMs'
  | 'durationMs'
  | 'finishReason'
  | 'errorCode'
  | 'errorMessage'
  | 'httpStatus'
  | 'bytesReceived'
  | 'estimateNano'
  | 'nextCheckAt'
>;

/** What the reconciler found out about an unsettled call, or gave up on finding out. */
export type LateCost = Pick<
  CallRecord,
  'id' | 'costNano' | 'costDigits' | 'costSource' | 'settledAt' | 'isOverrun' | 'anomaly'
> &
  Partial<
    Pick<
      CallRecord,
      | 'servedModel'
      | 'provider'
      | 'promptTokens'
      | 'completionTokens'
      | 'cachedTokens'
      | 'reasoningTokens'
      | 'finishReason'
      | 'isByok'
    >
  > & { state: 'reconciled' | 'written_off' };
