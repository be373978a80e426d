import type { Random } from '#lib/sandbox/random';
import type { WireModel } from '#lib/sandbox/wire-model';
import { knownAnswer } from './known-answers.ts';
import { fill } from './text.ts';
import { type Voice, voiceOf } from './voice.ts';
import type { Wish } from './wish.ts';
import { writeCode } from './write-code.ts';
import { writeDiagram } from './write-diagram.ts';
import { writeExplanation } from './write-explanation.ts';
import { writeList } from './write-list.ts';
import { writeMath } from './write-math.ts';
import {
  writeArithmetic,
  writeGreeting,
  writeLetter,
  writePoem,
  writeThanks,
  writeTitle,
  writeTranslation,
} from './write-small.ts';
import { writeSteps } from './write-steps.ts';
import { writeSummary } from './write-summary.ts';
import { writeComparison, writeTable } from './write-table.ts';

const NOTES = [
  '*A simulated answer: the words come from templates, the tokens and the price are those of {model}.*',
  '*(Written by the sandbox in the manner of {model}; check nothing important against it.)*',
  '*This is the sandbox speaking for {model}. Add a key to hear the real one.*',
];
const FORM_OPENINGS = [
  'You asked about {topic}; here is how I would put it.',
  'For {topic}, this should do.',
  'About {topic}: this is what I would start from.',
  '',
];
const NOTE_ODDS = 0.3;

/** The words of an answer to a wish, in the model's voice. */
export function writeAnswer(wish: Wish, model: WireModel, luck: Random): string {
  const voice = voiceOf(model.id);
  const known = wish.kind === 'explanation' ? knownAnswer(wish.prompt, model.name) : null;
  if (known) return known;
  const body = writeBody(wish, model, voice, luck);
  if (isBare(wish)) return body;
  const note = luck.next() < NOTE_ODDS ? luck.pick(NOTES).replace('{model}', model.name) : '';
  return [openingOf(wish, voice, luck), body, fill(luck.pick(voice.closings), wish.topic), note]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Answers that stand alone: an opening and a closing would only be in the way. */
function isBare({ kind, length }: Wish): boolean {
  return (
    length === 'line' ||
    ['greeting', 'thanks', 'title', 'arithmetic', 'poem', 'letter', 'translation', 'summary'].includes(kind)
  );
}

function openingOf({ topic, earlierTopic, kind }: Wish, voice: Voice, luck: Random): string {
  const opening = fill(kind === 'explanation' ? luck.pick(voice.openings) : luck.pick(FORM_OPENINGS), topic);
  if (!earlierTopic || luck.next() < 0.4) return opening;
  const link =
    earlierTopic === topic
      ? `Staying with ${topic}, a little further.`
      : `Earlier we spoke of ${earlierTopic}; this builds on it.`;
  return `${link} ${opening}`.trim();
}

function writeBody(wish: Wish, model: WireModel, voice: Voice, luck: Random): string {
  switch (wish.kind) {
    case 'greeting':
      return writeGreeting(model.name, luck);
    case 'thanks':
      return writeThanks(wish, luck);
    case 'title':
      return writeTitle(wish);
    case 'arithmetic':
      return writeArithmetic(wish);
    case 'code':
      return writeCode(wish, luck);
    case 'math':
      return writeMath(wish, luck);
    case 'diagram':
      return writeDiagram(wish, luck);
    case 'table':
      return writeTable(wish, luck);
    case 'compare':
      return writeComparison(wish, luck);
    case 'list':
      return writeList(wish, luck);
    case 'steps':
      return writeSteps(wish, luck);
    case 'summary':
      return writeSummary(wish);
    case 'translation':
      return writeTranslation(wish);
    case 'poem':
      return writePoem(wish, luck);
    case 'letter':
      return writeLetter(wish, luck);
    case 'explanation':
      return writeExplanation(wish, voice, luck);
  }
}
