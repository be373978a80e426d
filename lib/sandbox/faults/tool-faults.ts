import type { Choice } from '#lib/sandbox/answer';
import { chunk } from '#lib/sandbox/chunk';
import type { Draft } from '#lib/sandbox/draft';
import { repriced } from '#lib/sandbox/repriced';
import type { Step } from '#lib/sandbox/step';
import { UNFINISHED } from '#lib/sandbox/stream-steps';
import { reasoningDetail } from '#lib/sandbox/wire-words';
import type { FaultTable } from './fault.ts';

/** Rewrites the text of each step with the answer's tool calls in it. */
function* rewrite(steps: Iterable<Step>, change: (text: string) => string): Generator<Step> {
  for (const step of steps) yield { ...step, text: change(String(step.text)) };
}

/** One thing more to say before the finish: of a whole answer, nothing. */
function* beforeFinish(steps: Iterable<Step>, text: string): Generator<Step> {
  for (const step of steps) {
    if (step.kind === 'finish') yield { kind: 'comment', waitMs: 0, text };
    yield step;
  }
}

function* before(steps: Iterable<Step>, text: string): Generator<Step> {
  let isFirst = true;
  for (const step of steps) {
    if (isFirst) yield { kind: 'comment', waitMs: 0, text };
    isFirst = false;
    yield step;
  }
}

/** Every tool call twice, under one index: the second only differs by its id. */
function twice(draft: Draft): Draft {
  const choices = draft.choices.map((choice) => ({
    ...choice,
    toolCalls: choice.toolCalls.flatMap((call) => [call, { ...call, id: `${call.id}2` }]),
  }));
  const added = draft.choices.flatMap(({ toolCalls }) => toolCalls).reduce((sum, { tokens }) => sum + tokens, 0);
  return repriced({ ...draft, choices }, { ...draft.tokens, completion: draft.tokens.completion + added });
}

function withOneId(choice: Choice): Choice {
  return { ...choice, toolCalls: choice.toolCalls.map((call) => ({ ...call, id: 'call_same' })) };
}

const lateThought = (draft: Draft) => {
  const text = 'One more thought.';
  const delta = {
    role: 'assistant',
    content: '',
    reasoning: text,
    reasoning_details: [reasoningDetail(draft.model.id, text)],
  };
  return chunk(draft, [{ index: 0, delta, ...UNFINISHED }]);
};

/** What is odd about tool calls, thoughts and what surrounds an answer. Ask for tools as well, where it is about those. */
export const toolFaults: FaultTable = {
  'tool-same-index': {
    about: 'two tool calls on one index',
    redraft: twice,
    bend: (steps) =>
      rewrite(steps, (text) => text.replace(/"tool_calls":\[\{"index":\d+/g, '"tool_calls":[{"index":0')),
  },
  'tool-no-id': {
    about: 'tool calls without an id',
    bend: (steps) => rewrite(steps, (text) => text.replace(/"id":"call_[^"]*",/g, '')),
  },
  'tool-no-arguments': {
    about: 'the arguments of tool calls are empty',
    bend: (steps) => rewrite(steps, (text) => text.replace(/"arguments":"(?:[^"\\]|\\.)*"/g, '"arguments":""')),
  },
  'tool-same-id': {
    about: 'two tool calls with one id',
    redraft: (draft) => ({ ...twice(draft), choices: twice(draft).choices.map(withOneId) }),
  },
  'tool-proto': {
    about: 'a tool by the name of __proto__',
    bend: (steps) => rewrite(steps, (text) => text.replace(/"name":"[^"]*"/g, '"name":"__proto__"')),
  },
  'tool-far-index': {
    about: 'a tool call on index 1000000000',
    bend: (steps) =>
      rewrite(steps, (text) => text.replace(/"tool_calls":\[\{"index":\d+/g, '"tool_calls":[{"index":1000000000')),
  },
  'tool-stop': {
    about: 'tool calls, and yet the finish says stop',
    bend: (steps) => rewrite(steps, (text) => text.replace('"finish_reason":"tool_calls"', '"finish_reason":"stop"')),
  },
  'late-reasoning': {
    about: 'a thought after the words',
    bend: (steps, draft) => beforeFinish(steps, lateThought(draft)),
  },
  debug: {
    about: 'begins with a debug event that has no choices',
    bend: (steps, draft) =>
      before(steps, draft.ask.stream ? chunk(draft, [], { debug: { echo_upstream_body: {} } }) : ''),
  },
  padded: {
    about: 'white space around the body of an answer in one piece',
    bend: (steps, draft) => rewrite(steps, (text) => (draft.ask.stream ? text : `\n   \n\n${text}\n\n`)),
  },
};
