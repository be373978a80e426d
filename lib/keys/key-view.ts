/** A key as people and programs see it; the key itself is never in it. Times are epoch milliseconds. */
export type KeyView = {
  id: string;
  name: string;
  /** `plx-…last4` of its newest text. */
  masked: string;
  maker: { id: string; name: string };
  state: 'active' | 'disabled' | 'expired';
  isManagement: boolean;
  /** Ids, or all of an author as `author/*`; null allows every model. */
  models: string[] | null;
  /** The dearest prices a model may have, in dollars per million tokens, as decimal strings. */
  maxPromptPrice: string | null;
  maxCompletionPrice: string | null;
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
  /** Addresses and CIDR ranges that may use it; null allows every address. */
  addresses: string[] | null;
  createdAt: number;
  expiresAt: number | null;
  disabledAt: number | null;
  lastUsedAt: number | null;
};
