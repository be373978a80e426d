import type { Receipt } from './receipt.ts';

/** A call as a line of the request log: its receipt, who made it and how it ended. Instants are epoch milliseconds. */
export type CallLine = Receipt & {
  openedAt: number;
  /** Null while it is being answered. */
  endedAt: number | null;
  ending: 'finished' | 'left' | 'broke' | 'refused' | 'died' | null;
  /** Where its money is in the ledger: `reconciled` was found out after the answer, `written_off` booked by estimate for want of an answer. */
  ledgerState: 'open' | 'settled' | 'unsettled' | 'reconciled' | 'written_off';
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
  /** That upstream's cost does not fit its tokens: nothing for a model with a price, or a hundred times the price list. */
  anomaly: 'nothing' | 'hundredfold' | null;
  httpStatus: number | null;
  errorCode: string | null;
  errorMessage: string | null;
};
