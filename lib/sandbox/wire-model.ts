/** A row of the catalogue as OpenRouter's `/models` sends it; what the sandbox does not read is passed on as it is. */
export type WireModel = {
  readonly id: string;
  readonly name: string;
  readonly canonical_slug?: string;
  readonly description?: string;
  readonly created?: number | null;
  readonly context_length?: number | null;
  readonly alias_target?: { readonly slug: string } | null;
  readonly architecture?: {
    readonly modality?: string | null;
    readonly input_modalities?: readonly string[];
    readonly output_modalities?: readonly string[];
    readonly tokenizer?: string | null;
    readonly instruct_type?: string | null;
  };
  readonly pricing: WirePricing;
  readonly top_provider?: { readonly max_completion_tokens?: number | null };
  readonly supported_parameters?: readonly string[];
  readonly reasoning?: {
    readonly mandatory?: boolean;
    readonly default_enabled?: boolean;
    readonly default_effort?: string | null;
  } | null;
};

/** USD per token (or request, or search) as decimal strings. */
export type WirePrices = {
  readonly prompt?: string;
  readonly completion?: string;
  readonly request?: string;
  readonly audio?: string;
  readonly audio_output?: string;
  readonly web_search?: string;
  readonly internal_reasoning?: string;
  readonly input_cache_read?: string;
  readonly input_cache_write?: string;
};

export type WirePricing = WirePrices & {
  readonly overrides?: readonly (WirePrices & {
    readonly min_prompt_tokens?: number;
    readonly utc_start?: number;
    readonly utc_end?: number;
  })[];
};
