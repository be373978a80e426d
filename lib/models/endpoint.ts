import type { Pricing } from './model.ts';

/** A provider that serves a model, as the upstream describes it. Null is not said. */
export type Endpoint = {
  readonly provider: string;
  /** The slug for the provider preferences of a request. */
  readonly tag: string;
  readonly quantization: string | null;
  readonly contextLength: number | null;
  readonly maxCompletionTokens: number | null;
  readonly pricing: Pricing;
  readonly supportedParameters: readonly string[];
  readonly isUp: boolean | null;
  /** Share of the last day in percent. */
  readonly uptimePercent: number | null;
};
