import { type Ask, type AskMessage, textOf } from './ask.ts';
import { authorOf } from './providers.ts';
import { countTokens } from './tokens.ts';
import type { WireModel } from './wire-model.ts';

const PER_MESSAGE = 4;
const PER_IMAGE = 258;
const PER_FILE = 1000;
const PER_AUDIO = 200;
const CACHE_FROM = 1024;
const CACHE_STEP = 128;

export type PromptTokens = {
  readonly prompt: number;
  readonly cached: number;
  readonly cacheWrite: number;
  readonly audio: number;
};

/**
 * Tokens of a prompt. What stood before the last answer was sent by an earlier turn and is taken to be in the provider's cache,
 * from 1,024 tokens on: the same request always counts the same, whatever went before it.
 */
export function countPrompt(ask: Ask, model: WireModel): PromptTokens {
  const counts = ask.messages.map(tokensOfMessage);
  const tools = ask.tools?.length ? countTokens(JSON.stringify(ask.tools)) : 0;
  const prompt = tools + sum(counts);
  const audio = sum(ask.messages.map((message) => PER_AUDIO * partsOf(message, 'input_audio')));
  if (!isCaching(ask, model)) return { prompt, cached: 0, cacheWrite: 0, audio };

  const lastAnswer = ask.messages.findLastIndex(({ role }) => role === 'assistant');
  const sentBefore = lastAnswer < 0 ? 0 : tools + sum(counts.slice(0, lastAnswer));
  const cached =
    model.pricing.input_cache_read && sentBefore >= CACHE_FROM ? sentBefore - (sentBefore % CACHE_STEP) : 0;
  const fresh = Math.max(0, prompt - cached - audio);
  const cacheWrite = model.pricing.input_cache_write && prompt >= CACHE_FROM ? fresh - (fresh % CACHE_STEP) : 0;
  return { prompt, cached, cacheWrite, audio };
}

/** Anthropic caches what it is told to; the others that cache do so by themselves. */
function isCaching(ask: Ask, model: WireModel): boolean {
  if (authorOf(model.id) !== 'anthropic') return true;
  return (
    Boolean(ask.cache_control) ||
    ask.messages.some(({ content }) => Array.isArray(content) && content.some((part) => part.cache_control))
  );
}

function tokensOfMessage(message: AskMessage): number {
  const calls = message.tool_calls ? countTokens(JSON.stringify(message.tool_calls)) : 0;
  const media =
    PER_IMAGE * partsOf(message, 'image_url') +
    PER_FILE * partsOf(message, 'file') +
    PER_AUDIO * partsOf(message, 'input_audio');
  return PER_MESSAGE + countTokens(textOf(message)) + calls + media;
}

function partsOf({ content }: AskMessage, type: string): number {
  return Array.isArray(content) ? content.filter((part) => part.type === type).length : 0;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
