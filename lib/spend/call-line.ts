import type { Receipt } from './receipt.ts';

/** A call as a line of the request log: its receipt, who made it and how it ended. Instants are epoch milliseconds. */
export type CallLine = Receipt & {
  openedAt: number;
  /** Null while it is being answered. */
  endedAt: number | null;
  ending: 'finished' | 'left' | 'broke' | 'refused' | 'died' | null;
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
