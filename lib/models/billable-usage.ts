import type { Usage } from './model.ts';

/**
 * What of a usage is charged: an answer that ended in an error, or said nothing and never finished, is free of its tokens
 * (upstream's zero-completion insurance); searches made for it are not.
 */
export function billableUsage(usage: Usage, finishReason: string | null): Usage {
  const isInsured = finishReason === 'error' || (usage.completionTokens === 0 && finishReason === null);
  if (!isInsured) return usage;
  return {
    promptTokens: 0,
    completionTokens: 0,
    cachedTokens: 0,
    cacheWriteTokens: 0,
    audioTokens: 0,
    reasoningTokens: 0,
    audioOutputTokens: 0,
    webSearchRequests: usage.webSearchRequests,
  };
}
