/** What an answer cost and how it was made. Dollars are decimal strings; null is unknown, never zero. */
export type Receipt = {
  callId: string;
  state: 'reported' | 'estimated' | 'unsettled';
  costUsd: string | null;
  heldUsd: string;
  requestedModel: string;
  servedModel: string | null;
  provider: string | null;
  generationId: string | null;
  firstTokenMs: number | null;
  durationMs: number | null;
  tokensPerSecond: number | null;
  promptTokens: number | null;
  completionTokens: number | null;
  cachedTokens: number | null;
  reasoningTokens: number | null;
  finishReason: string | null;
};
