import type { calls } from '#db/schema/ledger';
import type { CallLine } from './call-line.ts';
import { toReceipt } from './to-receipt.ts';

export function toCallLine(call: typeof calls.$inferSelect): CallLine {
  const { openedAt, endedAt, ending, purpose, app, memberId, memberName, keyId, keyName } = call;
  const { connectionName, conversationId, httpStatus, errorCode, errorMessage, anomaly } = call;
  return {
    ...toReceipt(call),
    ledgerState: call.state,
    ...{ openedAt, endedAt, ending, purpose, app, memberId, memberName, keyId, keyName },
    ...{ connectionName, conversationId, httpStatus, errorCode, errorMessage, anomaly },
    // The reader's driver gives 0 and 1 for what drizzle calls a boolean.
    isStreamed: Boolean(call.isStreamed),
    isOverrun: Boolean(call.isOverrun),
  };
}
