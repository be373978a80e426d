import { hash, randomBytes } from 'node:crypto';
import { type Choice, tokensOfChoice } from './answer.ts';
import { nameSources } from './answers/name-sources.ts';
import { topicOf } from './answers/topic-of.ts';
import { type Ask, lastUserText } from './ask.ts';
import { charge, type TokenCounts } from './charge.ts';
import type { Chosen } from './choose-candidate.ts';
import { compose } from './compose.ts';
import { countPrompt } from './count-prompt.ts';
import type { Draft } from './draft.ts';
import { withoutFaults } from './faults/in-prompt.ts';
import { limitChoice } from './limit-choice.ts';
import { paceOf } from './pace-of.ts';
import { WireError } from './wire-error.ts';
import type { WireModel } from './wire-model.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Decides a whole generation: what will be said, how fast, and what it costs. Everything but its id follows from the request. */
export function makeDraft(ask: Ask, { requested, model, provider, attempt }: Chosen, createdAt: number): Draft {
  const promptTokens = countPrompt(ask, model);
  if (model.context_length && promptTokens.prompt > model.context_length) throw tooLong(model, promptTokens.prompt);

  const maxTokens =
    ask.max_completion_tokens ??
    ask.max_tokens ??
    model.top_provider?.max_completion_tokens ??
    Number.POSITIVE_INFINITY;
  const stop = typeof ask.stop === 'string' ? [ask.stop] : (ask.stop ?? []);
  const seed = seedOf(ask);
  const webSearches = countSearches(ask, requested);
  const found = webSearches > 0 && {
    beside: { annotations: nameSources(topicOf(withoutFaults(lastUserText(ask))), 3) },
  };
  const choices = Array.from({ length: ask.n ?? 1 }, (_, index) => ({
    ...limitChoice(compose(ask, model, `${seed}\n${index}`), stop, maxTokens),
    ...found,
  }));
  const tokens = {
    ...promptTokens,
    ...tokensOfChoices(choices),
    audioOutput: 0,
    webSearches,
  };
  return {
    id: newGenerationId(createdAt),
    createdAt,
    ask,
    requested,
    model,
    servedAs: model.id,
    provider,
    attempt,
    choices,
    pace: paceOf(model.id, seed),
    tokens,
    charge: charge(model.pricing, tokens, new Date(createdAt)),
    isByok: false,
    hasMetadata: false,
  };
}

/** All of the request that may change an answer; how it is delivered may not. */
function seedOf({
  messages,
  seed,
  temperature,
  top_p,
  reasoning,
  reasoning_effort,
  response_format,
  tools,
  tool_choice,
}: Ask): string {
  const telling = [
    messages,
    seed,
    temperature,
    top_p,
    reasoning,
    reasoning_effort,
    response_format,
    tools,
    tool_choice,
  ];
  return hash('sha256', JSON.stringify(telling));
}

function tokensOfChoices(choices: readonly Choice[]): Pick<TokenCounts, 'completion' | 'reasoning'> {
  return {
    completion: choices.reduce((sum, choice) => sum + tokensOfChoice(choice), 0),
    reasoning: choices.reduce((sum, choice) => sum + choice.reasoning.length, 0),
  };
}

function countSearches(ask: Ask, requested: string): number {
  const isOnline =
    requested.includes(':online') ||
    ask.plugins?.some(({ id }) => id === 'web') ||
    ask.tools?.some(({ type }) => type === 'openrouter:web_search');
  return isOnline ? 1 : 0;
}

export function newGenerationId(at: number): string {
  const tail = Array.from(randomBytes(20), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return `gen-${Math.floor(at / 1000)}-${tail}`;
}

function tooLong(model: WireModel, tokens: number): WireError {
  const message = `This endpoint's maximum context length is ${model.context_length} tokens. However, you requested about ${tokens} tokens of text input.`;
  return new WireError(400, message, { metadata: { error_type: 'context_length_exceeded', provider_name: null } });
}
