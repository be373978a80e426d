import { generationId } from './read-responses.ts';
import { isRecord } from './read-usage.ts';
import type { Translation } from './translation.ts';

/**
 * Begins the reading of an answer in Anthropic's form: events, or one message. Its usage comes in two pieces, the prompt's at the
 * start and the answer's at the end.
 */
export function readMessages(): (body: Record<string, unknown>) => Translation {
  let usage: Record<string, unknown> | null = null;
  const learn = (piece: unknown) => {
    if (!isRecord(piece)) return usage;
    const told = Object.entries(piece).filter(([, value]) => value !== null);
    usage = { ...usage, ...Object.fromEntries(told) };
    return usage;
  };

  return (body) => {
    switch (body.type) {
      case 'message_start':
        return { chunk: opening(isRecord(body.message) ? body.message : {}, learn), isDone: false };
      case 'content_block_delta':
        return { chunk: { choices: [{ delta: { content: 'delta' } }] }, isDone: false };
      case 'message_delta':
        return {
          chunk: { usage: toChatUsage(learn(body.usage)), choices: [choiceOf(body.delta, false)] },
          isDone: false,
        };
      case 'message_stop':
        return { chunk: {}, isDone: true };
      case 'message':
        return { chunk: { ...opening(body, learn), choices: [choiceOf(body, true)] }, isDone: true };
      default:
        return { chunk: isRecord(body.error) ? { error: body.error } : {}, isDone: false };
    }
  };
}

function opening(
  message: Record<string, unknown>,
  learn: (piece: unknown) => Record<string, unknown> | null,
): Record<string, unknown> {
  return {
    id: generationId(message.id),
    model: message.model,
    provider: message.provider,
    usage: toChatUsage(learn(message.usage)),
  };
}

function choiceOf(message: unknown, isWhole: boolean): Record<string, unknown> {
  if (!isRecord(message)) return {};
  const content = isWhole && Array.isArray(message.content) && message.content.length > 0 ? 'content' : '';
  return { finish_reason: message.stop_reason, delta: { content } };
}

/** Anthropic counts what came from the cache and what went into it beside `input_tokens`, not inside. */
function toChatUsage(usage: Record<string, unknown> | null): Record<string, unknown> | null {
  if (!usage) return null;
  const read = count(usage.cache_read_input_tokens);
  const written = count(usage.cache_creation_input_tokens);
  const details = isRecord(usage.output_tokens_details) ? usage.output_tokens_details : {};
  return {
    ...usage,
    prompt_tokens: typeof usage.input_tokens === 'number' ? usage.input_tokens + read + written : undefined,
    completion_tokens: usage.output_tokens,
    prompt_tokens_details: { cached_tokens: read, cache_write_tokens: written },
    completion_tokens_details: { reasoning_tokens: details.thinking_tokens ?? details.reasoning_tokens },
    server_tool_use_details: usage.server_tool_use,
  };
}

function count(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
