import type { Usage } from './model.ts';

export const NO_USAGE: Usage = {
  promptTokens: 0,
  completionTokens: 0,
  cachedTokens: 0,
  cacheWriteTokens: 0,
  audioTokens: 0,
  reasoningTokens: 0,
  audioOutputTokens: 0,
  webSearchRequests: 0,
};
