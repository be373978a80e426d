import type { Random } from '#lib/sandbox/random';
import { capital } from './text.ts';
import type { Wish } from './wish.ts';

const MEASURES: readonly (readonly [string, readonly string[]])[] = [
  ['Effort to begin', ['an hour', 'an afternoon', 'a day or two', 'a week']],
  ['Running cost', ['next to nothing', 'low', 'moderate', 'high at scale']],
  ['Learning curve', ['gentle', 'steady', 'steep at first', 'long']],
  ['Best when', ['the task is small', 'several people share it', 'the rules are known', 'things change often']],
  ['Weak when', ['time is short', 'the cases vary a lot', 'nobody owns it', 'it has to be exact']],
  ['Easy to undo', ['yes', 'mostly', 'with some work', 'hardly']],
  ['How sure one can be', ['well tested', 'good evidence', 'mixed reports', 'early days']],
];

const AREAS = [
  'Purpose',
  'Scope',
  'People',
  'Schedule',
  'Quality',
  'Upkeep',
  'Hand-over',
  'Budget',
  'Training',
  'Reporting',
];
const RISKS = [
  'It grows while it is built',
  'One person knows it all',
  'A supplier is late',
  'Nobody owns the last step',
  'The budget is cut',
  'Early feedback is ignored',
  'The old way stays in use',
  'Data is lost in the move',
];
const COLUMNS = ['Why it matters', 'Effort', 'Sign that it works'] as const;
const WHY = [
  'it is seen first',
  'the rest depends on it',
  'it is hard to change later',
  'it saves time every day',
  'people ask for it',
  'mistakes here are costly',
];
const EFFORT = ['small', 'small to medium', 'medium', 'large'];
const SIGNS = [
  'nobody asks any more',
  'fewer corrections',
  'done without reminders',
  'the numbers agree',
  'newcomers manage alone',
];

/** The things that a prompt sets against one another, in the words of the prompt. */
function subjectsOf(prompt: string): string[] {
  const [, list = ''] = /\b(?:compare|between|of|for)\s+([^.?!\n]+)/i.exec(prompt) ?? [];
  const source = /\b(vs\.?|versus)\b/i.test(prompt) ? (/[^.?!\n]+/.exec(prompt)?.[0] ?? '') : list;
  const parts = source.split(/\s*(?:,|\bvs\.?|\bversus\b|\band\b|\bwith\b|\bto\b|\bor\b|&)\s*/i);
  return parts
    .map((part) => part.replace(/^(compare|the|a|an)\s+/i, '').trim())
    .filter((part) => part !== '' && part.length <= 32)
    .slice(0, 4);
}

/** Subjects side by side, one line for each measure. */
export function writeComparison({ prompt, topic, count }: Wish, luck: Random): string {
  const found = subjectsOf(prompt);
  const subjects = found.length > 1 ? found : ['The simple way', 'The thorough way'];
  const rows = luck
    .some(MEASURES, Math.min(count ?? 5, MEASURES.length))
    .map(([measure, values]) => [measure, ...subjects.map(() => luck.pick(values))]);
  const favourite = luck.pick(subjects);
  return [
    toTable(['', ...subjects.map(capital)], rows),
    `If I had to choose for ${found.length > 1 ? 'an ordinary case' : topic}, I would begin with **${favourite}** and move on only when something concrete speaks against it. The rows on cost and on undoing deserve the most weight: they are the ones that are noticed late.`,
  ].join('\n\n');
}

/** A table about one topic: risks where it asks for risks, else its areas. */
export function writeTable(wish: Wish, luck: Random): string {
  if (subjectsOf(wish.prompt).length > 2) return writeComparison(wish, luck);
  const isRisks = /risks?|threats?|problems?/i.test(wish.prompt);
  const names = luck.some(isRisks ? RISKS : AREAS, wish.count ?? 5);
  const rows = names.map((name) => [name, luck.pick(WHY), luck.pick(EFFORT), luck.pick(SIGNS)]);
  const caption = `**${capital(wish.topic)}**`;
  return `${caption}\n\n${toTable([isRisks ? 'Risk' : 'Area', ...COLUMNS], rows)}`;
}

function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
