import type { FinishReason } from './answer.ts';
import { authorOf, type Provider } from './providers.ts';

const NATIVE: Readonly<Record<string, Record<FinishReason, string>>> = {
  openai: { stop: 'completed', length: 'max_output_tokens', tool_calls: 'completed' },
  azure: { stop: 'completed', length: 'max_output_tokens', tool_calls: 'completed' },
  anthropic: { stop: 'end_turn', length: 'max_tokens', tool_calls: 'tool_use' },
  'amazon-bedrock': { stop: 'end_turn', length: 'max_tokens', tool_calls: 'tool_use' },
  'google-vertex': { stop: 'STOP', length: 'MAX_TOKENS', tool_calls: 'STOP' },
  'google-ai-studio': { stop: 'STOP', length: 'MAX_TOKENS', tool_calls: 'STOP' },
};

/** The provider's own word for why it ended. */
export function nativeFinish(provider: Provider, finish: FinishReason): string {
  return NATIVE[provider.slug]?.[finish] ?? finish;
}

/** One piece of `reasoning_details`, in the form its author's models use. */
export function reasoningDetail(modelId: string, text: string): Record<string, unknown> {
  const author = authorOf(modelId);
  if (author === 'openai') return { type: 'reasoning.summary', summary: text, format: 'openai-responses-v1', index: 0 };
  const format = author === 'anthropic' ? 'anthropic-claude-v1' : author === 'google' ? 'google-gemini-v1' : 'unknown';
  return { type: 'reasoning.text', text, format, index: 0 };
}
