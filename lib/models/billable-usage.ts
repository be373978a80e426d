import type { Usage } from './model.ts';
import { NO_USAGE } from './no-usage.ts';

/**
 * What of a usage is charged: an answer that ended in an error, or said nothing and never finished, is free of its tokens
 * (upstream's zero-completion insurance); searches made for it are not.
 */
export function billableUsage(usage: Usage, finishReason: string | null): Usage {
  const isInsured = finishReason === 'error' || (usage.completionTokens === 0 && finishReason === null);
  return isInsured ? { ...NO_USAGE, webSearchRequests: usage.webSearchRequests } : usage;
}
