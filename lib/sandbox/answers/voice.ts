import { authorOf } from '#lib/sandbox/providers';
import { random } from '#lib/sandbox/random';

/** How a model writes. */
export type Voice = {
  readonly shape: 'sections' | 'prose' | 'points' | 'bold';
  /** How many aspects of a topic it goes into, from and to. */
  readonly breadth: readonly [number, number];
  readonly openings: readonly string[];
  readonly closings: readonly string[];
};

const PLAIN: Voice = {
  shape: 'points',
  breadth: [3, 4],
  openings: [
    'Here is a way to look at {topic}.',
    'On {topic}, these points matter most.',
    'A compact answer on {topic}:',
  ],
  closings: ['That covers the essentials.', 'Ask about any of these and I will go deeper.', ''],
};

const VOICES: Readonly<Record<string, Voice>> = {
  openai: {
    shape: 'sections',
    breadth: [3, 4],
    openings: [
      'Here is a clear way to think about **{topic}**.',
      'Short answer first, then the reasons.',
      'Let us take {topic} apart.',
    ],
    closings: [
      'If you like, I can turn this into a checklist.',
      'Want me to go deeper into one of these, or make it shorter?',
      'I can adapt this to your own case if you tell me more about it.',
    ],
  },
  anthropic: {
    shape: 'prose',
    breadth: [3, 5],
    openings: [
      'There is more than one good answer here, so let me say which one I would start from.',
      'I find it helps to ask first what {topic} is for.',
      'The question of {topic} rewards a little care.',
    ],
    closings: [
      'I hold this loosely: what would change my mind is evidence from your own situation.',
      'If one part of this seems off to you, that is probably the part to talk about next.',
      '',
    ],
  },
  google: {
    shape: 'bold',
    breadth: [4, 5],
    openings: [
      'Here is a breakdown of **{topic}**, from the essentials to the details.',
      'Let us look at {topic} from several sides.',
      '{Topic} can be understood through a few key aspects.',
    ],
    closings: [
      '**In summary**, begin small, look at the results, and widen from there.',
      'Would you like an example for one of these aspects?',
      '',
    ],
  },
  'x-ai': {
    shape: 'points',
    breadth: [2, 4],
    openings: [
      'Straight to it.',
      'The honest version of {topic}, without the brochure:',
      '{Topic}? Fewer moving parts than people claim.',
    ],
    closings: ['That is most of it. The rest is footnotes.', 'Try it before you believe me.', ''],
  },
  mistralai: {
    shape: 'points',
    breadth: [2, 3],
    openings: ['In brief:', '{Topic}, in a few points:', 'The essentials of {topic}:'],
    closings: ['', 'Tell me if you need more detail.'],
  },
  deepseek: {
    shape: 'sections',
    breadth: [4, 5],
    openings: ['Let us go through {topic} step by step.', 'To answer well, we first need to be exact about {topic}.'],
    closings: [
      'Taken together, these steps give a sound basis for {topic}.',
      'To conclude: define, try, measure, and only then extend.',
    ],
  },
  qwen: {
    shape: 'sections',
    breadth: [3, 5],
    openings: ['Certainly. Here is a structured look at {topic}.', 'Below is an overview of {topic}.'],
    closings: ['Feel free to share more context, and I will refine this.', 'I hope this gives you a clear picture.'],
  },
  'meta-llama': {
    shape: 'bold',
    breadth: [3, 4],
    openings: ['Great question! {Topic} is more fun than it looks.', 'Happy to help with {topic}!'],
    closings: ['Hope that helps! What are you working on?', 'Let me know how it goes!'],
  },
};

/** The voice of a model's author; an author without one of its own borrows one and keeps it. */
export function voiceOf(modelId: string): Voice {
  const author = authorOf(modelId);
  return VOICES[author] ?? random('voice', author).pick([PLAIN, ...Object.values(VOICES)]);
}
