import { chunk } from '#lib/sandbox/chunk';
import type { Draft } from '#lib/sandbox/draft';
import { repriced } from '#lib/sandbox/repriced';
import { SILENCE, type Step } from '#lib/sandbox/step';
import { UNFINISHED } from '#lib/sandbox/stream-steps';
import { type FaultTable, wholeArg } from './fault.ts';

/** NUL, an ANSI escape, a right-to-left override, a zero-width space, a lone surrogate, markup. */
const HOSTILE = '\u0000\u001b[31m\u202Egnp.exe\u2066\u200b\ud800<script>alert(1)</script>';
const LINE_BYTES = 64 * 1024;
const MOST_LINES = 1024;

const words = (draft: Draft, content: string) =>
  chunk(draft, [{ index: 0, delta: { role: 'assistant', content }, ...UNFINISHED }]);

/** Puts steps before the second delta. */
function* inserted(steps: Iterable<Step>, more: Iterable<Step>): Generator<Step> {
  let deltas = 0;
  for (const step of steps) {
    if (step.kind === 'delta' && ++deltas === 2) yield* more;
    yield step;
  }
}

const said = (text: string | Uint8Array): Step => ({ kind: 'comment', waitMs: 0, text });

/** Rewrites every JSON event; `count` is its place among them. */
function* rewritten(steps: Iterable<Step>, change: (text: string, count: number) => string): Generator<Step> {
  let count = 0;
  for (const step of steps) {
    const text = String(step.text);
    yield text.startsWith('data: {') ? { ...step, text: change(text, count++) } : step;
  }
}

function* endlessLine(): Generator<Step> {
  yield said('data: {"id":"gen-');
  for (let line = 0; line < MOST_LINES; line += 1) yield { ...said('x'.repeat(LINE_BYTES)), isAlone: true };
  yield SILENCE;
}

function* burst(steps: Iterable<Step>, draft: Draft): Generator<Step> {
  if (!draft.ask.stream) return yield* steps;
  for (const step of steps) {
    if (step.kind === 'delta') continue;
    if (step.kind === 'finish')
      for (let at = 0; at < draft.tokens.completion; at += 1)
        yield { kind: 'delta', waitMs: 0, text: words(draft, ` ${at}`), tokens: 1 };
    yield step;
  }
}

const OTHER_ID = 'gen-0000000000-AnotherGeneration000';

/** What is odd about the events themselves. */
export const oddFaults: FaultTable = {
  hostile: {
    about: 'characters that are meant to harm a screen or a log',
    bend: (steps, draft) => inserted(steps, [said(words(draft, HOSTILE))]),
  },
  'invalid-utf8': {
    about: 'bytes that are no text',
    bend: (steps, draft) => {
      const [before = '', after = ''] = words(draft, '\u0001').split('\\u0001');
      return inserted(steps, [said(Buffer.concat([Buffer.from(before), Buffer.of(0xff, 0xc3), Buffer.from(after)]))]);
    },
  },
  'malformed-run': {
    about: '4 events in a row that are no JSON',
    bend: (steps, _, arg) =>
      inserted(
        steps,
        Array.from({ length: wholeArg(arg, 4) }, () => said('data: {"id":"gen-\n\n')),
      ),
  },
  'endless-line': { about: 'a line that never ends', bend: (steps) => inserted(steps, endlessLine()) },
  burst: {
    about: '50000 events at once',
    redraft: (draft, arg) => repriced(draft, { ...draft.tokens, reasoning: 0, completion: wholeArg(arg, 50_000) }),
    bend: burst,
  },
  'empty-finish': {
    about: 'finish_reason is empty, not null, until the end',
    bend: (steps) => rewritten(steps, (text) => text.replaceAll('"finish_reason":null', '"finish_reason":""')),
  },
  'usage-everywhere': {
    about: 'every event has the usage so far',
    bend: (steps) =>
      rewritten(steps, (text) =>
        text.includes('"usage"')
          ? text
          : text.replace(
              /\}\n\n$/,
              ',"usage":{"prompt_tokens":1,"completion_tokens":0,"total_tokens":1,"cost":0}}\n\n',
            ),
      ),
  },
  'no-ids': {
    about: 'events without an id',
    bend: (steps) => rewritten(steps, (text) => text.replace(/"id":"gen-[^"]*",/, '')),
  },
  'blank-ids': {
    about: 'events with an empty id',
    bend: (steps) => rewritten(steps, (text) => text.replace(/"id":"gen-[^"]*"/, '"id":""')),
  },
  'id-changes': {
    about: 'another id from the third event on',
    bend: (steps) =>
      rewritten(steps, (text, count) => (count < 2 ? text : text.replace(/"id":"gen-[^"]*"/, `"id":"${OTHER_ID}"`))),
  },
  'other-id': {
    about: 'the events have another id than the header',
    bend: (steps) => rewritten(steps, (text) => text.replace(/"id":"gen-[^"]*"/, `"id":"${OTHER_ID}"`)),
  },
  'unknown-finish': {
    about: 'a finish_reason that nobody knows',
    bend: (steps) => rewritten(steps, (text) => text.replace('"finish_reason":"stop"', '"finish_reason":"paused"')),
  },
  'all-thought': {
    about: 'the cap is used up by reasoning: no words',
    redraft: (draft) => ({
      ...draft,
      choices: draft.choices.map((choice) => ({
        ...choice,
        reasoning: choice.text,
        text: [],
        finish: 'length' as const,
      })),
    }),
  },
  annotated: {
    about: 'a citation and an image beside the words',
    bend: (steps, draft) =>
      inserted(steps, [
        said(
          chunk(draft, [
            {
              index: 0,
              delta: {
                content: '',
                annotations: [
                  {
                    type: 'url_citation',
                    url_citation: { url: 'https://example.com/', title: 'Example', start_index: 0, end_index: 0 },
                  },
                ],
                images: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } }],
              },
              ...UNFINISHED,
            },
          ]),
        ),
      ]),
  },
};
