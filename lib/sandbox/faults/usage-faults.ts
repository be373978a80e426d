import { chunk } from '#lib/sandbox/chunk';
import type { Draft } from '#lib/sandbox/draft';
import { rawNumber } from '#lib/sandbox/json';
import type { Step } from '#lib/sandbox/step';
import { finishChoice, UNFINISHED } from '#lib/sandbox/stream-steps';
import { wholeAnswer } from '#lib/sandbox/whole-answer';
import { wireUsage } from '#lib/sandbox/wire-usage';
import type { FaultTable } from './fault.ts';

type Usage = Record<string, unknown>;

/** Rewrites the usage, wherever the answer carries it; `null` leaves it out. */
function* withUsage(steps: Iterable<Step>, draft: Draft, change: (usage: Usage) => Usage | null): Generator<Step> {
  const usage = change(wireUsage(draft.tokens, draft.charge, draft.isByok));
  for (const step of steps) {
    if (step.kind === 'usage' && usage) yield { ...step, text: chunk(draft, [], { usage }) };
    else if (step.kind === 'whole') {
      const { usage: _, ...answer } = wholeAnswer(draft);
      yield { ...step, text: JSON.stringify(usage ? { ...answer, usage } : answer) };
    } else if (step.kind !== 'usage') yield step;
  }
}

/** Puts the usage in a chunk with these choices. */
function* besideChoices(steps: Iterable<Step>, draft: Draft, choices: readonly unknown[]): Generator<Step> {
  const usage = wireUsage(draft.tokens, draft.charge, draft.isByok);
  for (const step of steps) yield step.kind === 'usage' ? { ...step, text: chunk(draft, choices, { usage }) } : step;
}

function* usageTwice(steps: Iterable<Step>, draft: Draft, firstCost: string | null): Generator<Step> {
  const usage = wireUsage(draft.tokens, draft.charge, draft.isByok);
  for (const step of steps) {
    if (step.kind === 'usage')
      yield firstCost === null
        ? step
        : { ...step, text: chunk(draft, [], { usage: { ...usage, cost: costOf(firstCost) } }) };
    yield step;
  }
}

function* usageLate(steps: Iterable<Step>): Generator<Step> {
  let late: Step | null = null;
  for (const step of steps) {
    if (step.kind === 'usage') late = step;
    else yield step;
    if (step.kind === 'done' && late) yield late;
  }
}

function* usageFirst(steps: Iterable<Step>, draft: Draft): Generator<Step> {
  const usage: Step = {
    kind: 'usage',
    waitMs: 0,
    text: chunk(draft, [], { usage: wireUsage(draft.tokens, draft.charge, draft.isByok) }),
  };
  for (const step of steps) {
    if (step.kind !== 'usage') yield step;
    if (step.kind === 'open') yield usage;
  }
}

/** Any text as the value of `cost`: JSON where it is JSON (`-0.01`, `"0.01"`, `null`, `1e999`), else a string. */
function costOf(arg: string): unknown {
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(arg)) return rawNumber(arg);
  try {
    return JSON.parse(arg);
  } catch {
    return arg;
  }
}

const nulled = (usage: Usage): Usage => ({
  ...usage,
  cost: null,
  prompt_tokens_details: null,
  completion_tokens_details: { reasoning_tokens: null },
  cost_details: null,
});

/** What goes wrong with the usage and the price. The record keeps the true charge throughout. */
export const usageFaults: FaultTable = {
  'no-usage': { about: 'no usage', bend: (steps, draft) => withUsage(steps, draft, () => null) },
  'null-usage': { about: 'cost and details are null', bend: (steps, draft) => withUsage(steps, draft, nulled) },
  cost: {
    about: 'the cost on the wire is the argument, the charge is not',
    bend: (steps, draft, arg) => withUsage(steps, draft, (usage) => ({ ...usage, cost: costOf(arg) })),
  },
  'usage-b': {
    about: 'usage beside an empty delta',
    bend: (steps, draft) =>
      besideChoices(steps, draft, [{ index: 0, delta: { role: 'assistant', content: '' }, ...UNFINISHED }]),
  },
  'usage-c': {
    about: 'usage beside a repeated finish',
    bend: (steps, draft) =>
      besideChoices(
        steps,
        draft,
        draft.choices.slice(0, 1).map((choice) => finishChoice(draft, 0, choice)),
      ),
  },
  'usage-twice': { about: 'usage comes twice', bend: (steps, draft) => usageTwice(steps, draft, null) },
  'usage-differs': {
    about: 'usage comes twice, the first time with the argument for its cost',
    bend: (steps, draft, arg) => usageTwice(steps, draft, arg === '' ? '0.5' : arg),
  },
  'usage-late': { about: 'usage comes after [DONE]', bend: usageLate },
  tokens: {
    about: 'the tokens on the wire are the argument, the charge is not',
    bend: (steps, draft, arg) =>
      withUsage(steps, draft, (usage) => ({ ...usage, completion_tokens: costOf(arg === '' ? '-5' : arg) })),
  },
  'usage-first': { about: 'usage comes before the words', bend: usageFirst },
  byok: {
    about: 'on the caller’s own provider key: no cost, upstream’s in the details',
    redraft: (draft) => ({ ...draft, isByok: true }),
  },
  dated: {
    about: 'the served model is spelled with a date',
    redraft: (draft) => ({ ...draft, servedAs: `${draft.model.id}-20260915` }),
  },
};
