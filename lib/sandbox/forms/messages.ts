import type { Choice, FinishReason } from '#lib/sandbox/answer';
import type { Draft } from '#lib/sandbox/draft';
import type { Step } from '#lib/sandbox/step';
import { wireUsage } from '#lib/sandbox/wire-usage';
import type { Form } from './form.ts';
import type { Loose } from './loose.ts';
import { messagesAsk } from './messages-ask.ts';

const STOP_REASONS: Record<FinishReason, string> = { stop: 'end_turn', length: 'max_tokens', tool_calls: 'tool_use' };

/** `POST /messages`: Anthropic's Messages. */
export const messages: Form = {
  toChat: messagesAsk,
  whole: (draft) => ({
    ...toMessage(draft),
    content: draft.choices.flatMap(toBlocks),
    ...toStop(draft),
    usage: toUsage(draft),
  }),
  steps,
};

function toMessage(draft: Draft): Loose {
  const { id, servedAs, provider } = draft;
  return {
    id,
    type: 'message',
    role: 'assistant',
    container: null,
    content: [],
    model: servedAs,
    provider: provider.name,
    stop_reason: null,
    stop_details: null,
    stop_sequence: null,
  };
}

function toStop({ choices: [choice] }: Draft): Loose {
  return { stop_reason: STOP_REASONS[choice?.finish ?? 'stop'] };
}

/** What came from the cache and what went into it stands beside `input_tokens`, not in it. */
function toUsage({ tokens, charge, isByok }: Draft): Loose {
  const { cost, is_byok, cost_details } = wireUsage(tokens, charge, isByok);
  return {
    input_tokens: tokens.prompt - tokens.cached - tokens.cacheWrite,
    cache_creation_input_tokens: tokens.cacheWrite,
    cache_read_input_tokens: tokens.cached,
    cache_creation: null,
    output_tokens: tokens.completion,
    output_tokens_details: { thinking_tokens: tokens.reasoning },
    inference_geo: null,
    server_tool_use: null,
    service_tier: 'standard',
    cost,
    is_byok,
    cost_details,
  };
}

function toBlocks({ reasoning, text, toolCalls }: Choice): Loose[] {
  return [
    ...(reasoning.length > 0 ? [{ type: 'thinking', thinking: reasoning.join(''), signature: '' }] : []),
    ...(text.length > 0 || toolCalls.length === 0 ? [{ type: 'text', text: text.join(''), citations: null }] : []),
    ...toolCalls.map(({ id, name, arguments: args }) => ({
      type: 'tool_use',
      caller: { type: 'direct' },
      id,
      name,
      input: JSON.parse(args || '{}') as unknown,
    })),
  ];
}

/** The events of one message: its blocks one after the other, then why it stopped and what it used. */
function* steps(draft: Draft): Generator<Step> {
  const { firstTokenMs, tokensPerSecond } = draft.pace;
  const waitMs = 1000 / tokensPerSecond;
  const event = (type: string, more: Loose = {}): string =>
    `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;
  const open = (type: string, more: Loose, afterMs = 0): Step => ({
    kind: 'open',
    waitMs: afterMs,
    text: event(type, more),
  });
  let index = 0;
  function* block(
    content_block: Loose,
    pieces: Iterable<{ delta: Loose } & Pick<Step, 'tokens' | 'reasoningTokens'>>,
  ): Generator<Step> {
    yield open('content_block_start', { index, content_block });
    for (const { delta, ...tokens } of pieces)
      yield { kind: 'delta', waitMs, text: event('content_block_delta', { index, delta }), ...tokens };
    yield open('content_block_stop', { index: index++ });
  }

  const { cost: _, is_byok: _byok, cost_details: _details, ...usage } = toUsage(draft);
  yield open('message_start', {
    message: { ...toMessage(draft), usage: { ...usage, output_tokens: 1, output_tokens_details: null } },
  });
  yield open('ping', {}, firstTokenMs);
  const [choice] = draft.choices;
  if (choice) {
    if (choice.reasoning.length > 0) {
      const pieces = choice.reasoning.map((thinking) => ({
        delta: { type: 'thinking_delta', thinking },
        tokens: 1,
        reasoningTokens: 1,
      }));
      yield* block({ type: 'thinking', thinking: '', signature: '' }, pieces);
    }
    if (choice.text.length > 0 || choice.toolCalls.length === 0) {
      yield* block(
        { type: 'text', text: '', citations: null },
        choice.text.map((text) => ({ delta: { type: 'text_delta', text }, tokens: 1 })),
      );
    }
    for (const { id, name, arguments: args, tokens } of choice.toolCalls) {
      yield* block({ type: 'tool_use', caller: { type: 'direct' }, id, name, input: {} }, [
        { delta: { type: 'input_json_delta', partial_json: args }, tokens },
      ]);
    }
  }
  yield {
    kind: 'finish',
    waitMs: 0,
    text: event('message_delta', {
      delta: { ...toStop(draft), stop_sequence: null, stop_details: null, container: null },
      usage: toUsage(draft),
    }),
  };
  yield { kind: 'done', waitMs: 0, text: event('message_stop') };
}
