import type { Beside } from '#lib/sandbox/answer';
import { drawPicture } from '#lib/sandbox/answers/draw-picture';
import { nameSources } from '#lib/sandbox/answers/name-sources';
import { topicOf } from '#lib/sandbox/answers/topic-of';
import { lastUserText } from '#lib/sandbox/ask';
import type { Draft } from '#lib/sandbox/draft';
import { type FaultTable, wholeArg } from './fault.ts';
import { withoutFaults } from './in-prompt.ts';

const MOST_PICTURES = 4;

/** What stands beside the words of an answer: no fault, but seldom met. */
export const besideFaults: FaultTable = {
  sources: {
    about: 'names 3 pages of the web as its sources; the argument is how many',
    redraft: (draft, arg) => withBeside(draft, { annotations: nameSources(topicIn(draft), wholeArg(arg, 3)) }),
  },
  picture: {
    about: 'a picture comes with the words; the argument is how many',
    redraft: (draft, arg) => {
      const count = Math.min(MOST_PICTURES, wholeArg(arg, 1));
      return withBeside(draft, {
        images: Array.from({ length: count }, (_, index) => drawPicture(`${topicIn(draft)} ${index}`)),
      });
    },
  },
};

function withBeside(draft: Draft, beside: Beside): Draft {
  const choices = draft.choices.map((choice) => ({ ...choice, beside: { ...choice.beside, ...beside } }));
  return { ...draft, choices };
}

const topicIn = (draft: Draft) => topicOf(withoutFaults(lastUserText(draft.ask)));
