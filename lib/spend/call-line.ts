import type { calls } from '#db/schema/ledger';
import type { Receipt } from './receipt.ts';
import { toReceipt } from './to-receipt.ts';

type Call = typeof calls.$inferSelect;

/** A call as a line of the request log: its receipt, who made it and how it ended. Instants are epoch milliseconds. */
export type CallLine = Receipt & {
  openedAt: number;
  /** Null while it is being answered. */
  endedAt: number | null;
  ending: Call['ending'];
  purpose: string;
  app: string | null;
  memberId: string | null;
  memberName: string | null;
  keyId: string | null;
  keyName: string | null;
  connectionName: string;
  conversationId: string | null;
  isStreamed: boolean;
  isOverrun: boolean;
  httpStatus: number | null;
  errorCode: string | null;
  errorMessage: string | null;
};

export function toCallLine(call: Call): CallLine {
  const { openedAt, endedAt, ending, purpose, app, memberId, memberName, keyId, keyName } = call;
  const { connectionName, conversationId, httpStatus, errorCode, errorMessage } = call;
  return {
    ...toReceipt(call),
    ...{ openedAt, endedAt, ending, purpose, app, memberId, memberName, keyId, keyName },
    ...{ connectionName, conversationId, httpStatus, errorCode, errorMessage },
    // The reader's driver gives 0 and 1 for what drizzle calls a boolean.
    isStreamed: Boolean(call.isStreamed),
    isOverrun: Boolean(call.isOverrun),
  };
}
