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

/** The connection breaks here. */
export const CUT: Step = { kind: 'pause', waitMs: 0, text: '', isCut: true };

/** Nothing more comes, and the connection stays. */
export const SILENCE: Step = { kind: 'pause', waitMs: Number.POSITIVE_INFINITY, text: '' };

/** Bytes in pieces of at most `size`, each a write of its own. */
export function* inPieces(bytes: Uint8Array, size: number, waitMs = 0): Generator<Step> {
  for (let from = 0; from < bytes.length; from += size)
    yield { kind: 'pause', waitMs: from === 0 ? waitMs : 0, text: bytes.subarray(from, from + size), isAlone: true };
}
