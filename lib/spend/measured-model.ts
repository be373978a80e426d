/** What the team measured of a model over the last 30 days, from its own ledger. Null is not known, never 0. */
export type MeasuredModel = {
  /** Settled calls that did not fail. */
  readonly answers: number;
  /** What an answer cost on average, exact decimal dollars. */
  readonly costUsd: string | null;
  /** Half of the streamed answers began sooner. */
  readonly firstTokenMs: number | null;
  /** Half of the answers were whole sooner. */
  readonly durationMs: number | null;
  /** Tokens written in a second, once it writes. */
  readonly tokensPerSecond: number | null;
};

/** By model id. */
export type MeasuredModels = Readonly<Record<string, MeasuredModel>>;
