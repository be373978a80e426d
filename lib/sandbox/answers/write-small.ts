import type { Random } from '#lib/sandbox/random';
import { capital, fill, keywordsOf } from './text.ts';
import type { Wish } from './wish.ts';

const GREETINGS = [
  'Hello! I am a simulated {model}: ask me anything, and I will answer in its manner. A list, a table, some code, a formula or a diagram will show more of it.',
  'Hi there. What would you like to look at? (This is the sandbox, so my words are made up, while tokens and prices are counted as for {model}.)',
  'Good to see you. I answer in place of {model} here, so no money moves: try me with a question, or ask for a table, code or a diagram.',
];

export function writeGreeting(modelName: string, luck: Random): string {
  return luck.pick(GREETINGS).replaceAll('{model}', modelName);
}

export function writeThanks({ earlierTopic }: Wish, luck: Random): string {
  const more = earlierTopic ? ` If anything about ${earlierTopic} is still open, just ask.` : '';
  return `${luck.pick(['You are welcome.', 'Glad it helped.', 'Any time.'])}${more}`;
}

/** A title for a conversation: a few words, no full stop. */
export function writeTitle({ topic }: Wish): string {
  const words = keywordsOf(topic).slice(0, 5);
  return capital(words.length > 0 ? words.join(' ') : topic);
}

const STORY =
  'There was once {topic} that nobody had asked for anything in years. People passed it every day, and each had a reason to hurry.\n\nThen, one evening in the autumn, a girl stopped. “What are you for?” she asked. She did not expect an answer; she only thought it polite to ask.\n\nNo answer came. But the wind turned, a door that had been stuck came loose, and behind it stood all the evenings on which someone might have stopped, neatly stacked, like chairs after a concert. The girl took one down and sat on it.\n\nIn the morning there were four people, and somebody had brought soup. It is still there. So, as far as I know, is the soup.';

export function writePoem({ topic, prompt }: Wish, luck: Random): string {
  if (/story|tale/i.test(prompt)) return fill(STORY, topic);
  if (/haiku/i.test(prompt)) {
    const first = luck.pick(['A quiet morning,', 'Rain on the window,', 'The last light lingers,']);
    const second = luck.pick([
      'a thought waits to be written,',
      'the page is patient and white,',
      'one small lamp against the dark,',
    ]);
    const third = luck.pick(['and then it is here.', 'the kettle answers.', 'nobody hurries.']);
    return `*${capital(topic)}*\n\n${first}  \n${second}  \n${third}`;
  }
  return fill(
    luck.pick([
      'They asked me for {topic}, and I said:  \nit is a lamp that someone leaves alight  \nfor those who come back late and need a bed,  \na window that is yellow in the night.\n\nYou cannot keep it; neither can it stay.  \nIt burns a while, and that is all it owes.  \nBut whoever has seen it on the way  \nwalks easier through everything that snows.',
      'Of {topic} I know the little that is plain:  \nit starts in doubt, it ends in something made,  \nand in between there is a lot of rain  \nand someone humming, not at all afraid.\n\nSo let it come. The kettle’s on, the chair  \nis pulled up to the table. Take your time.  \nWhat matters was already in the air;  \nthe rest is only patience, and some rhyme.',
    ]),
    topic,
  );
}

export function writeLetter({ topic }: Wish, luck: Random): string {
  const opening = luck.pick([
    'I hope this finds you well.',
    'Thank you for your time earlier this week.',
    'A short note, so that nothing is lost.',
  ]);
  return fill(
    `**Subject:** {Topic}\n\nDear [name],\n\n${opening} I am writing about {topic}. In short: we would like to go ahead, and we need your view on one point before we do.\n\nCould you let me know by **Thursday** whether the plan suits you? If something speaks against it, a line with your main concern is enough, and I will call you.\n\nKind regards,  \n[your name]`,
    topic,
  );
}

/** Honest about what templates cannot do. */
export function writeTranslation({ prompt }: Wish): string {
  const [, text = prompt] = /(?::|\n|["“])\s*([\s\S]+?)["”]?\s*$/.exec(prompt) ?? [];
  return `A real model would put this into the other language. The sandbox knows no languages, so here is the passage it would work on:\n\n> ${text.trim().slice(0, 400).replaceAll('\n', '\n> ')}\n\nAdd an OpenRouter key in the settings to have it translated.`;
}

/** Two numbers and one sign, worked out. */
export function writeArithmetic({ prompt }: Wish): string {
  const [, left = '', sign = '+', right = ''] = /(-?\d[\d,.]*)\s*([-+*×x/÷^])\s*(-?\d[\d,.]*)/i.exec(prompt) ?? [];
  const [a, b] = [left, right].map((text) => Number(text.replaceAll(',', '').replace(/\.$/, ''))) as [number, number];
  const results: Record<string, number> = {
    '+': a + b,
    '-': a - b,
    '*': a * b,
    '×': a * b,
    x: a * b,
    '/': a / b,
    '÷': a / b,
    '^': a ** b,
  };
  const result = results[sign.toLowerCase()] ?? Number.NaN;
  const shown = Number.isFinite(result)
    ? Number(result.toPrecision(12)).toLocaleString('en-US', { maximumFractionDigits: 8 })
    : 'not defined';
  return `${left} ${sign} ${right} = **${shown}**`;
}
