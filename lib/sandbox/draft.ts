import type { Choice } from './answer.ts';
import type { Ask } from './ask.ts';
import type { Charge, TokenCounts } from './charge.ts';
import type { Provider } from './providers.ts';
import type { WireModel } from './wire-model.ts';

/** A generation that is decided and not yet sent: everything about it is known, its cost too. */
export type Draft = {
  readonly id: string;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly ask: Ask;
  /** As the caller wrote it. */
  readonly requested: string;
  readonly model: WireModel;
  /** `model` as the answer spells it. */
  readonly servedAs: string;
  readonly provider: Provider;
  readonly attempt: number;
  readonly choices: readonly Choice[];
  readonly pace: Pace;
  readonly tokens: TokenCounts;
  readonly charge: Charge;
  readonly isByok: boolean;
  readonly hasMetadata: boolean;
};

/** How fast the model is, in simulated time. */
export type Pace = { readonly firstTokenMs: number; readonly tokensPerSecond: number };
