import { chunk } from '#lib/sandbox/chunk';
import type { Draft } from '#lib/sandbox/draft';
import { repriced } from '#lib/sandbox/repriced';
import { CUT, SILENCE, type Step } from '#lib/sandbox/step';
import { finishChoice, UNFINISHED } from '#lib/sandbox/stream-steps';
import { wholeAnswer } from '#lib/sandbox/whole-answer';
import { type FaultTable, wholeArg } from './fault.ts';

const COMMENT = ': OPENROUTER PROCESSING\n\n';
const HEARTBEAT_MS = 1000;
const ENDLESS_TOKENS = 128_000;

/** The first `count` deltas and what stands before them; of an answer in one body, its first half. */
function* head(steps: Iterable<Step>, count: number): Generator<Step> {
  let left = count;
  for (const step of steps) {
    if (step.kind === 'whole') return yield { ...step, text: String(step.text).slice(0, String(step.text).length / 2) };
    if (step.kind === 'finish' || (step.kind === 'delta' && left-- <= 0)) return;
    yield step;
  }
}

function* failAfter(steps: Iterable<Step>, draft: Draft, count: number, event: () => string): Generator<Step> {
  if (draft.ask.stream) {
    yield* head(steps, count);
    yield { kind: 'error', waitMs: 0, text: event() };
    return;
  }
  for (const step of steps) yield { ...step, kind: 'error', text: JSON.stringify(partialAnswer(draft)) };
}

const ERROR = { code: 502, message: 'Upstream went away', metadata: { error_type: 'provider_unavailable' } };

/** Without a stream, a failure half way is told inside the choice. */
function partialAnswer(draft: Draft): Record<string, unknown> {
  const { usage: _, choices, ...answer } = wholeAnswer(draft);
  return {
    ...answer,
    choices: (choices as Record<string, unknown>[]).map((choice) => ({
      ...choice,
      finish_reason: 'error',
      error: ERROR,
    })),
  };
}

function* stallAfter(steps: Iterable<Step>, count: number, hasHeartbeat: boolean): Generator<Step> {
  yield* head(steps, count);
  while (hasHeartbeat) yield { kind: 'comment', waitMs: HEARTBEAT_MS, text: COMMENT, isRealTime: true };
  yield SILENCE;
}

function* cutAfter(steps: Iterable<Step>, count: number): Generator<Step> {
  yield* head(steps, count);
  yield CUT;
}

/** Repeats the answer up to the tokens it was charged for, then only breathes. */
function* forever(steps: Iterable<Step>, draft: Draft): Generator<Step> {
  if (!draft.ask.stream) return yield* stallAfter([], 0, false);
  const words = draft.choices[0]?.text ?? [];
  for (const step of steps) if (step.kind === 'comment' || step.kind === 'open') yield step;
  const waitMs = 1000 / draft.pace.tokensPerSecond;
  for (let at = 0; at < draft.tokens.completion; at += 1) {
    const delta = { role: 'assistant', content: words[at % words.length] ?? ' and' };
    yield { kind: 'delta', waitMs, text: chunk(draft, [{ index: 0, delta, ...UNFINISHED }]), tokens: 1 };
  }
  yield* stallAfter([], 0, true);
}

function* each(steps: Iterable<Step>, change: (step: Step) => Step | readonly Step[]): Generator<Step> {
  for (const step of steps) {
    const changed = change(step);
    if (Array.isArray(changed)) yield* changed;
    else yield changed as Step;
  }
}

function* insertAfter(steps: Iterable<Step>, count: number, text: string): Generator<Step> {
  let deltas = 0;
  for (const step of steps) {
    yield step;
    if (step.kind === 'delta' && ++deltas === count) yield { kind: 'comment', waitMs: 0, text };
  }
}

/** What goes wrong once an answer has begun. The argument of most is after how many deltas. */
export const streamFaults: FaultTable = {
  error: {
    about: 'an error event after 5 deltas',
    bend: (steps, draft, arg) =>
      failAfter(steps, draft, wholeArg(arg, 5), () =>
        chunk(draft, [{ index: 0, delta: { content: '' }, finish_reason: 'error' }], { error: ERROR }),
      ),
  },
  'error-string': {
    about: 'the same with a word for its code',
    bend: (steps, draft, arg) =>
      failAfter(steps, draft, wholeArg(arg, 5), () =>
        chunk(draft, [{ index: 0, delta: { content: '' }, finish_reason: 'error' }], {
          error: { code: 'server_error', message: 'Provider disconnected unexpectedly' },
        }),
      ),
  },
  'error-bare': {
    about: 'the same with no choices, id or model',
    bend: (steps, draft, arg) =>
      failAfter(steps, draft, wholeArg(arg, 5), () => `data: ${JSON.stringify({ error: ERROR, choices: [] })}\n\n`),
  },
  cut: { about: 'the connection breaks after 5 deltas', bend: (steps, _, arg) => cutAfter(steps, wholeArg(arg, 5)) },
  eof: {
    about: 'a clean end after 5 deltas, nothing finished',
    bend: (steps, _, arg) => head(steps, wholeArg(arg, 5)),
  },
  stall: {
    about: 'comments and no more words after 5 deltas',
    bend: (steps, _, arg) => stallAfter(steps, wholeArg(arg, 5), true),
  },
  'stall-silent': {
    about: 'nothing at all after 5 deltas',
    bend: (steps, _, arg) => stallAfter(steps, wholeArg(arg, 5), false),
  },
  'slow-start': {
    about: 'the first token after 10000 ms',
    redraft: (draft, arg) => ({ ...draft, pace: { ...draft.pace, firstTokenMs: wholeArg(arg, 10_000) } }),
  },
  slow: {
    about: '2 tokens a second',
    redraft: (draft, arg) => ({ ...draft, pace: { ...draft.pace, tokensPerSecond: Math.max(1, wholeArg(arg, 2)) } }),
  },
  endless: {
    about: 'goes on until one leaves; charged for the model’s longest answer',
    redraft: (draft) => {
      const completion = draft.model.top_provider?.max_completion_tokens ?? ENDLESS_TOKENS;
      return repriced(draft, { ...draft.tokens, reasoning: 0, completion });
    },
    bend: forever,
  },
  malformed: {
    about: 'one event is no JSON',
    bend: (steps, _, arg) => insertAfter(steps, wholeArg(arg, 3), 'data: {"id":"gen-\n\n'),
  },
  huge: {
    about: 'one event of 10 MB',
    bend: (steps, draft, arg) =>
      insertAfter(
        steps,
        3,
        chunk(draft, [
          {
            index: 0,
            delta: { role: 'assistant', content: 'x'.repeat(wholeArg(arg, 10) * 1024 * 1024) },
            ...UNFINISHED,
          },
        ]),
      ),
  },
  'double-finish': {
    about: 'the finish comes twice',
    bend: (steps) => each(steps, (step) => (step.kind === 'finish' ? [step, step] : step)),
  },
  'no-done': {
    about: 'no [DONE] at the end',
    bend: (steps) => each(steps, (step) => (step.kind === 'done' ? [] : step)),
  },
  'after-done': {
    about: 'words and another [DONE] after [DONE]',
    bend: (steps, draft) =>
      each(steps, (step) => {
        const late: Step = {
          kind: 'comment',
          waitMs: 0,
          text: chunk(
            draft,
            draft.choices.slice(0, 1).map((choice) => finishChoice(draft, 0, choice)),
          ),
        };
        return step.kind === 'done' ? [step, late, step] : step;
      }),
  },
  crlf: {
    about: 'lines end in CRLF',
    bend: (steps) => each(steps, (step) => ({ ...step, text: String(step.text).replaceAll('\n', '\r\n') })),
  },
  split: {
    about: 'every event in two packets, cut inside a character where there is one',
    bend: (steps) => each(steps, (step) => halves(step)),
  },
};

function halves(step: Step): Step | readonly Step[] {
  const bytes = Buffer.from(step.text);
  if (bytes.length < 2) return step;
  const wide = bytes.findIndex((byte) => byte >= 0xc0);
  const at = wide >= 0 ? wide + 1 : Math.floor(bytes.length / 2);
  const { tokens: _t, reasoningTokens: _r, ...bare } = step;
  return [
    { ...bare, kind: 'pause', text: bytes.subarray(0, at), isAlone: true },
    { ...step, waitMs: 0, text: bytes.subarray(at), isAlone: true },
  ];
}
