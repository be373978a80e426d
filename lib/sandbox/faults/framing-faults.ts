import { inPieces, type Step } from '#lib/sandbox/step';
import { type FaultTable, wholeArg } from './fault.ts';

const ENDINGS = ['\n', '\r\n', '\r'] as const;

/** Rewrites the text of each event; `count` is its place in the stream. */
function* reframed(steps: Iterable<Step>, change: (text: string, count: number) => string): Generator<Step> {
  let count = 0;
  for (const step of steps) yield step.kind === 'pause' ? step : { ...step, text: change(String(step.text), count++) };
}

function* bytewise(steps: Iterable<Step>, size: number): Generator<Step> {
  for (const { text, ...step } of steps) {
    const { tokens: _tokens, reasoningTokens: _reasoning, ...bare } = step;
    const pieces = [...inPieces(Buffer.from(text), size)];
    for (const [at, piece] of pieces.entries()) {
      const isLast = at === pieces.length - 1;
      yield {
        ...(isLast ? step : { ...bare, kind: 'pause' }),
        text: piece.text,
        isAlone: true,
        waitMs: at === 0 ? step.waitMs : 0,
      };
    }
    if (pieces.length === 0) yield { ...step, text: '' };
  }
}

/** Odd and allowed ways to write an event stream, and a few that are neither. */
export const framingFaults: FaultTable = {
  bytes: { about: '1 byte in each packet', bend: (steps, _, arg) => bytewise(steps, Math.max(1, wholeArg(arg, 1))) },
  cr: { about: 'lines end in CR', bend: (steps) => reframed(steps, (text) => text.replaceAll('\n', '\r')) },
  'mixed-lines': {
    about: 'lines end in LF, CRLF and CR, event by event',
    bend: (steps) => reframed(steps, (text, count) => text.replaceAll('\n', ENDINGS[count % 3] ?? '\n')),
  },
  'no-space': {
    about: 'no space after `data:`',
    bend: (steps) => reframed(steps, (text) => text.replace(/^data: /gm, 'data:')),
  },
  'two-spaces': {
    about: 'two spaces after `data:`',
    bend: (steps) => reframed(steps, (text) => text.replace(/^data: (?=\{)/gm, 'data:  ')),
  },
  'many-lines': {
    about: 'the data of an event on several lines',
    bend: (steps) =>
      reframed(steps, (text) =>
        text.startsWith('data: {') ? text.replace(/,"(object|choices|usage)":/g, '\ndata: ,"$1":') : text,
      ),
  },
  bom: {
    about: 'begins with a byte order mark',
    bend: (steps) => reframed(steps, (text, count) => (count === 0 ? `\uFEFF${text}` : text)),
  },
  fields: {
    about: 'events with event, id and retry fields',
    bend: (steps) =>
      reframed(steps, (text, count) => `event: message\nid: ${count}\nretry: 10000\nunknown: x\n${text}`),
  },
  chatty: {
    about: 'comments before every event',
    bend: (steps) => reframed(steps, (text) => `: OPENROUTER PROCESSING\n\n:\n\n${text}`),
  },
  'blank-events': {
    about: 'more blank lines than there are events',
    bend: (steps) => reframed(steps, (text) => `${text}\n\n\n`),
  },
  'comment-as-data': {
    about: 'a proxy sends the comments as data',
    bend: (steps) =>
      reframed(steps, (text, count) => (count === 2 ? `data: : OPENROUTER PROCESSING\n\n${text}` : text)),
  },
};
