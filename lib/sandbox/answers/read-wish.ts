import { type Ask, lastUserText, textOf } from '#lib/sandbox/ask';
import { withoutFaults } from '#lib/sandbox/faults/in-prompt';
import { languageOf } from './language-of.ts';
import { topicOf } from './topic-of.ts';
import type { Wish, WishKind } from './wish.ts';

/** First match wins, so the more particular stand first. */
const KINDS: readonly (readonly [WishKind, RegExp])[] = [
  [
    'greeting',
    /^(hi|hello|hey|good (morning|afternoon|evening)|howdy|yo|greetings|salut|hallo|ahoj|test(ing)?|ping)\b[^a-z]*(there|all|world|again|everyone|you)?[^a-z]*$/i,
  ],
  ['thanks', /^(thanks|thank you|thx|great|perfect|nice|cool|ok(ay)?|got it)\b.{0,30}$/i],
  ['arithmetic', /^[^\d]{0,30}-?\d[\d,.]*\s*[-+*×x/÷^]\s*-?\d[\d,.]*[\s=?.]*$/i],
  ['summary', /\b(summari[sz]e|summary of|tl;?dr|sum up|key points of)\b/i],
  ['translation', /\btranslat(e|ion)\b/i],
  ['poem', /\b(poem|haiku|limerick|story|tale|verse|sonnet|lyrics)\b/i],
  ['letter', /\b(e-?mail|letter|cover letter|message to|reply to|announcement|press release)\b/i],
  ['diagram', /\b(mermaid|diagram|flow ?chart|sequence chart|state machine|mind ?map)\b/i],
  ['compare', /\b(compare|versus|vs\.?|difference between|differences? of|better: |pros and cons)\b/i],
  ['table', /\b(table|spreadsheet|matrix of|grid of)\b/i],
  [
    'math',
    /\b(latex|equation|formula|prove|proof|derivative|integral|theorem|quadratic|probability of|bayes|pythagor\w+|compound interest|solve for)\b/i,
  ],
  [
    'code',
    /\b(code|function|script|program|snippet|regex|sql|query|class|component|unit test|refactor|algorithm|implement)\b|```/i,
  ],
  ['list', /\b(list|ideas?|examples?|suggest(ions?)?|brainstorm|names? for|tips|reasons|ways|options|questions)\b/i],
  [
    'steps',
    /\b(how (do|can|should|would|to)|steps?|plan|guide|recipe|instructions|set up|tutorial|roadmap|checklist)\b/i,
  ],
];

const TITLE = /\b(title|headline)\b.{0,80}\b(conversation|chat|words|dialog)|\b(conversation|chat)\b.{0,60}\btitle\b/is;
const FOLLOW_UP =
  /^(?:(?:and|but|so|ok(?:ay)?|please|now)[, ]+)*(?:(?:make (?:it|that)|say (?:it|that)|a (?:bit|little))\s+)?(?:why|how so|how come|go on|continue|more|again|shorter|longer|simpler|what else|really|explain|elaborate|say more|another(?: one)?|briefly|in one sentence)(?: (?:that|this|it|please|more|again|detail|details|not|is that|briefly))*[\s?.!]*$/i;
/** What comes after this many characters changes nothing. */
const MAX_READ = 20_000;
const WORD_NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Reads the last prompt, and the one before it where the last leans on it. */
export function readWish(ask: Ask): Wish {
  const prompt = withoutFaults(lastUserText(ask)).slice(0, MAX_READ);
  const prompts = ask.messages
    .filter(({ role }) => role === 'user')
    .map((message) => withoutFaults(textOf(message)).slice(0, MAX_READ));
  const earlier = prompts.slice(0, -1).findLast((text) => !FOLLOW_UP.test(text)) ?? null;
  const isFollowUp = earlier !== null && FOLLOW_UP.test(prompt);
  const about = isFollowUp ? earlier : prompt;
  const system = ask.messages
    .filter(({ role }) => role === 'system' || role === 'developer')
    .map(textOf)
    .join('\n');
  return {
    prompt,
    kind: TITLE.test(prompt) || TITLE.test(system) ? 'title' : kindOf(about),
    topic: topicOf(about),
    earlierTopic: earlier === null ? null : topicOf(earlier),
    count: countOf(prompt),
    language: languageOf(about),
    length: lengthOf(prompt),
  };
}

function kindOf(prompt: string): WishKind {
  const head = prompt.slice(0, 600);
  return KINDS.find(([, pattern]) => pattern.test(head))?.[0] ?? (languageOf(head) ? 'code' : 'explanation');
}

function countOf(prompt: string): number | null {
  const [, word = ''] =
    /\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?!words|sentences|lines|paragraphs|minutes|hours|days|years|percent|%)[a-z]/i.exec(
      prompt,
    ) ?? [];
  const count = /^\d/.test(word) ? Number(word) : WORD_NUMBERS.indexOf(word.toLowerCase());
  return count >= 2 && count <= 20 ? count : null;
}

function lengthOf(prompt: string): Wish['length'] {
  if (/\b(one|a single) (sentence|line|word|paragraph)|in a word|yes or no|one-liner/i.test(prompt)) return 'line';
  if (
    /\b(short(er|ly)?|brief(ly)?|concise(ly)?|quick(ly)?|in \d{1,2} words|(two|three) sentences|tl;?dr|simpler)\b/i.test(
      prompt,
    )
  )
    return 'short';
  return /\b(long(er)?|detailed|in detail|in depth|thorough(ly)?|essay|comprehensive|elaborate|step by step)\b/i.test(
    prompt,
  )
    ? 'long'
    : 'usual';
}
