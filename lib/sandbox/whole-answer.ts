import type { Choice } from './answer.ts';
import type { Draft } from './draft.ts';
import { routingMetadata } from './routing-metadata.ts';
import { wireUsage } from './wire-usage.ts';
import { nativeFinish, reasoningDetail } from './wire-words.ts';

/** An answer in one body, contract §2. */
export function wholeAnswer(draft: Draft): Record<string, unknown> {
  return {
    id: draft.id,
    object: 'chat.completion',
    created: Math.floor(draft.createdAt / 1000),
    model: draft.servedAs,
    provider: draft.provider.name,
    system_fingerprint: null,
    choices: draft.choices.map((choice, index) => ({
      index,
      logprobs: null,
      finish_reason: choice.finish,
      native_finish_reason: nativeFinish(draft.provider, choice.finish),
      message: toMessage(draft, choice),
    })),
    usage: wireUsage(draft.tokens, draft.charge, draft.isByok),
    ...routingMetadata(draft),
  };
}

function toMessage(draft: Draft, choice: Choice): Record<string, unknown> {
  const isHidden = draft.ask.reasoning?.exclude === true || draft.ask.include_reasoning === false;
  const reasoning = isHidden ? '' : choice.reasoning.join('');
  const calls = choice.toolCalls.map(({ id, name, arguments: args }) => ({
    id,
    type: 'function',
    function: { name, arguments: args },
  }));
  return {
    role: 'assistant',
    content: calls.length > 0 && choice.text.length === 0 ? null : choice.text.join(''),
    refusal: null,
    ...(reasoning !== '' && { reasoning, reasoning_details: [reasoningDetail(draft.model.id, reasoning)] }),
    ...(calls.length > 0 && { tool_calls: calls }),
    ...choice.beside,
  };
}
