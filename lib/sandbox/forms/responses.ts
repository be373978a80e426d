import type { Choice } from '#lib/sandbox/answer';
import type { Draft } from '#lib/sandbox/draft';
import type { Step } from '#lib/sandbox/step';
import { wireUsage } from '#lib/sandbox/wire-usage';
import type { Form } from './form.ts';
import type { Loose } from './loose.ts';
import { responsesAsk } from './responses-ask.ts';

/** `POST /responses`: OpenAI's Responses, without state. */
export const responses: Form = { toChat: responsesAsk, whole: (draft) => toResponse(draft, statusOf(draft)), steps };

type Status = 'in_progress' | 'completed' | 'incomplete';

function statusOf({ choices: [choice] }: Draft): Status {
  return choice?.finish === 'length' ? 'incomplete' : 'completed';
}

function toResponse(draft: Draft, status: Status): Loose {
  const { ask, choices } = draft;
  const isOver = status !== 'in_progress';
  return {
    id: draft.id,
    object: 'response',
    created_at: Math.floor(draft.createdAt / 1000),
    completed_at: isOver ? Math.floor(draft.createdAt / 1000) : null,
    status,
    model: draft.servedAs,
    provider: draft.provider.name,
    output: isOver && choices[0] ? toItems(draft, choices[0]) : [],
    error: null,
    incomplete_details: status === 'incomplete' ? { reason: 'max_output_tokens' } : null,
    instructions: null,
    metadata: {},
    max_output_tokens: ask.max_tokens ?? null,
    parallel_tool_calls: true,
    temperature: ask.temperature ?? null,
    top_p: ask.top_p ?? null,
    presence_penalty: null,
    frequency_penalty: null,
    tool_choice: 'auto',
    tools: [],
    ...(isOver && { usage: toUsage(draft) }),
  };
}

function toUsage({ tokens, charge, isByok }: Draft): Loose {
  const { prompt_tokens, completion_tokens, prompt_tokens_details, completion_tokens_details, cost_details, ...usage } =
    wireUsage(tokens, charge, isByok);
  const { upstream_inference_cost, upstream_inference_prompt_cost, upstream_inference_completions_cost } =
    cost_details as Loose;
  return {
    ...usage,
    input_tokens: prompt_tokens,
    input_tokens_details: prompt_tokens_details,
    output_tokens: completion_tokens,
    output_tokens_details: completion_tokens_details,
    cost_details: {
      upstream_inference_cost,
      upstream_inference_input_cost: upstream_inference_prompt_cost,
      upstream_inference_output_cost: upstream_inference_completions_cost,
    },
  };
}

function toItems(draft: Draft, { reasoning, text, toolCalls }: Choice): Loose[] {
  return [
    ...(reasoning.length > 0 ? [reasoningItem(draft, reasoning.join(''))] : []),
    ...(text.length > 0 || toolCalls.length === 0 ? [messageItem(draft, text.join(''), 'completed')] : []),
    ...toolCalls.map(({ id, name, arguments: args }) => callItem(id, name, args, 'completed')),
  ];
}

function reasoningItem({ id }: Draft, text: string): Loose {
  return { id: `rs_${id}`, type: 'reasoning', summary: text === '' ? [] : [{ type: 'summary_text', text }] };
}

function messageItem({ id }: Draft, text: string, status: string): Loose {
  const content = status === 'completed' ? [textPart(text)] : [];
  return { id: `msg_${id}`, type: 'message', role: 'assistant', status, content };
}

function textPart(text: string): Loose {
  return { type: 'output_text', text, annotations: [], logprobs: [] };
}

function callItem(id: string, name: string, args: string, status: string): Loose {
  return { id: `fc_${id}`, type: 'function_call', call_id: id, name, arguments: args, status };
}

/** The events of one response, numbered. */
function* steps(draft: Draft): Generator<Step> {
  const { firstTokenMs, tokensPerSecond } = draft.pace;
  const waitMs = 1000 / tokensPerSecond;
  let number = 0;
  const event = (type: string, more: Loose): string =>
    `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: number++, ...more })}\n\n`;
  const open = (type: string, more: Loose, afterMs = 0): Step => ({
    kind: 'open',
    waitMs: afterMs,
    text: event(type, more),
  });
  const delta = (type: string, more: Loose, tokens: Partial<Step>): Step => ({
    kind: 'delta',
    waitMs,
    text: event(type, more),
    ...tokens,
  });

  yield open('response.created', { response: toResponse(draft, 'in_progress') });
  yield open('response.in_progress', { response: toResponse(draft, 'in_progress') }, firstTokenMs);
  const [choice] = draft.choices;
  if (choice) {
    let at = 0;
    if (choice.reasoning.length > 0) {
      const part = { item_id: `rs_${draft.id}`, output_index: at, summary_index: 0 };
      yield open('response.output_item.added', { output_index: at, item: reasoningItem(draft, '') });
      for (const piece of choice.reasoning)
        yield delta(
          'response.reasoning_summary_text.delta',
          { ...part, delta: piece },
          { tokens: 1, reasoningTokens: 1 },
        );
      yield open('response.output_item.done', {
        output_index: at++,
        item: reasoningItem(draft, choice.reasoning.join('')),
      });
    }
    if (choice.text.length > 0 || choice.toolCalls.length === 0) {
      const whole = choice.text.join('');
      const part = { item_id: `msg_${draft.id}`, output_index: at, content_index: 0 };
      yield open('response.output_item.added', { output_index: at, item: messageItem(draft, '', 'in_progress') });
      yield open('response.content_part.added', { ...part, part: textPart('') });
      for (const piece of choice.text)
        yield delta('response.output_text.delta', { ...part, delta: piece, logprobs: [] }, { tokens: 1 });
      yield open('response.output_text.done', { ...part, text: whole, logprobs: [] });
      yield open('response.content_part.done', { ...part, part: textPart(whole) });
      yield open('response.output_item.done', { output_index: at++, item: messageItem(draft, whole, 'completed') });
    }
    for (const { id, name, arguments: args, tokens } of choice.toolCalls) {
      const part = { item_id: `fc_${id}`, output_index: at };
      yield open('response.output_item.added', { output_index: at, item: callItem(id, name, '', 'in_progress') });
      yield delta('response.function_call_arguments.delta', { ...part, delta: args }, { tokens });
      yield open('response.function_call_arguments.done', { ...part, name, arguments: args });
      yield open('response.output_item.done', { output_index: at++, item: callItem(id, name, args, 'completed') });
    }
  }
  const status = statusOf(draft);
  yield { kind: 'finish', waitMs: 0, text: event(`response.${status}`, { response: toResponse(draft, status) }) };
  yield { kind: 'done', waitMs: 0, text: 'data: [DONE]\n\n' };
}
