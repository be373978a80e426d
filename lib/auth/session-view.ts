/** A session as its member sees it. Times are epoch milliseconds. */
export type SessionView = {
  id: string;
  /** Whether it is the one that asks. */
  isCurrent: boolean;
  /** What the browser calls itself; null when it said nothing. */
  agent: string | null;
  /** From where it was begun; null when that is not known. */
  address: string | null;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
};
