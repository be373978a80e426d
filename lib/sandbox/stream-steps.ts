import type { Choice, ToolCall } from './answer.ts';
import { chunk } from './chunk.ts';
import type { Draft } from './draft.ts';
import { routingMetadata } from './routing-metadata.ts';
import type { Step } from './step.ts';
import { wireUsage } from './wire-usage.ts';
import { nativeFinish, reasoningDetail } from './wire-words.ts';

const COMMENT = ': OPENROUTER PROCESSING\n\n';
const COMMENT_AFTER_MS = 600;

/** An answer as the events of contract §3.1: comments while the model thinks, deltas, the finish, the usage on its own, `[DONE]`. */
export function* streamSteps(draft: Draft): Generator<Step> {
  const { firstTokenMs, tokensPerSecond } = draft.pace;
  let waitMs = firstTokenMs;
  if (firstTokenMs > 1000) {
    for (; waitMs > COMMENT_AFTER_MS; waitMs -= COMMENT_AFTER_MS)
      yield { kind: 'comment', waitMs: COMMENT_AFTER_MS, text: COMMENT };
  }
  for (const [index, choice] of draft.choices.entries()) {
    yield {
      kind: 'open',
      waitMs,
      text: chunk(draft, [{ index, delta: { role: 'assistant', content: '' }, ...UNFINISHED }]),
    };
    waitMs = 0;
    yield* reasoningSteps(draft, index, choice.reasoning, 1000 / tokensPerSecond);
    yield* textSteps(draft, index, choice.text, 1000 / tokensPerSecond);
    if (choice.beside) {
      const delta = { role: 'assistant', content: '', ...choice.beside };
      yield { kind: 'delta', waitMs: 0, text: chunk(draft, [{ index, delta, ...UNFINISHED }]) };
    }
    for (const [at, call] of choice.toolCalls.entries())
      yield* toolCallSteps(draft, index, at, call, (1000 / tokensPerSecond) * call.tokens);
    yield { kind: 'finish', waitMs: 0, text: chunk(draft, [finishChoice(draft, index, choice)]) };
  }
  yield {
    kind: 'usage',
    waitMs: 0,
    text: chunk(draft, [], { usage: wireUsage(draft.tokens, draft.charge, draft.isByok), ...routingMetadata(draft) }),
  };
  yield { kind: 'done', waitMs: 0, text: 'data: [DONE]\n\n' };
}

export const UNFINISHED = { finish_reason: null, native_finish_reason: null, logprobs: null };

export function finishChoice(draft: Draft, index: number, { finish }: Choice): Record<string, unknown> {
  const native_finish_reason = nativeFinish(draft.provider, finish);
  return {
    index,
    delta: { role: 'assistant', content: '' },
    finish_reason: finish,
    native_finish_reason,
    logprobs: null,
  };
}

function* reasoningSteps(draft: Draft, index: number, tokens: readonly string[], waitMs: number): Generator<Step> {
  const isHidden = draft.ask.reasoning?.exclude === true || draft.ask.include_reasoning === false;
  for (const piece of tokens) {
    const delta = {
      role: 'assistant',
      content: '',
      reasoning: piece,
      reasoning_details: [reasoningDetail(draft.model.id, piece)],
    };
    const text = isHidden ? '' : chunk(draft, [{ index, delta, ...UNFINISHED }]);
    yield { kind: isHidden ? 'pause' : 'delta', waitMs, text, tokens: 1, reasoningTokens: 1 };
  }
}

/** The same frame around every piece, so that a token costs one JSON string and no object. */
function* textSteps(draft: Draft, index: number, tokens: readonly string[], waitMs: number): Generator<Step> {
  const mark = '\u0001';
  const [before = '', after = ''] = chunk(draft, [
    { index, delta: { role: 'assistant', content: mark }, ...UNFINISHED },
  ]).split(JSON.stringify(mark));
  for (const piece of tokens) yield { kind: 'delta', waitMs, text: before + JSON.stringify(piece) + after, tokens: 1 };
}

function* toolCallSteps(
  draft: Draft,
  index: number,
  at: number,
  call: ToolCall & { tokens: number },
  waitMs: number,
): Generator<Step> {
  const piece = (toolCall: unknown) =>
    chunk(draft, [{ index, delta: { role: 'assistant', content: null, tool_calls: [toolCall] }, ...UNFINISHED }]);
  const head = { index: at, id: call.id, type: 'function', function: { name: call.name, arguments: '' } };
  yield { kind: 'delta', waitMs: 0, text: piece(head) };
  const halves = [
    call.arguments.slice(0, call.arguments.length / 2),
    call.arguments.slice(call.arguments.length / 2),
  ].filter((half) => half !== '');
  for (const [n, half] of halves.entries()) {
    const tokens = n === halves.length - 1 ? call.tokens : 0;
    yield {
      kind: 'delta',
      waitMs: waitMs / halves.length,
      text: piece({ index: at, function: { arguments: half } }),
      tokens,
    };
  }
}
