/** One thing that a stream puts on the wire, in order. */
export type Step = {
  readonly kind: 'comment' | 'open' | 'delta' | 'finish' | 'usage' | 'error' | 'done' | 'pause' | 'whole';
  /** Simulated time since the step before; Infinity never comes. */
  readonly waitMs: number;
  readonly text: string | Uint8Array;
  /** Tokens of the answer in it, billed once it is written. */
  readonly tokens?: number;
  /** Of those, tokens of reasoning. */
  readonly reasoningTokens?: number;
  /** The wait is not divided by the sandbox's speed. */
  readonly isRealTime?: boolean;
  /** Goes out as a write of its own. */
  readonly isAlone?: boolean;
  /** The connection breaks here. */
  readonly isCut?: boolean;
};
