import type { CallLine } from './call-line.ts';

/** Everything that the ledger knows of a call. Dollars are exact decimal strings; null is unknown. */
export type CallDetail = CallLine & {
  settledAt: number | null;
  /** The digits of upstream's own cost, exactly as they came. */
  upstreamCost: string | null;
  /** What admission thought that it would cost at most. */
  estimateUsd: string | null;
  cacheWriteTokens: number | null;
  isByok: boolean;
  bytesReceived: number;
  /** Of an unsettled call: when upstream is asked next, and how often it was. */
  nextCheckAt: number | null;
  checks: number;
  attempts: CallAttempt[];
};

/** One request on the wire. */
export type CallAttempt = {
  number: number;
  connectionName: string;
  model: string;
  startedAt: number;
  endedAt: number | null;
  httpStatus: number | null;
  verdict: string | null;
  errorCode: string | null;
  generationId: string | null;
  /** What it alone cost, where another one came after it. */
  costUsd: string | null;
};
