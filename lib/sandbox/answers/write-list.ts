import type { Random } from '#lib/sandbox/random';
import { fill } from './text.ts';
import type { Wish } from './wish.ts';

const IDEAS = [
  '**Begin with the smallest version.** One afternoon, one person, one result of {topic} that you can show.',
  '**Ask three people who know it well.** Their answers on {topic} will differ, and the differences are the interesting part.',
  '**Turn it round.** What would make {topic} certain to fail? Avoid exactly that.',
  '**Set a limit.** Half the time or half the budget; see what is left of {topic} and whether anybody misses the rest.',
  '**Borrow from a neighbour.** Some other field solved a problem like {topic} long ago, under another name.',
  '**Make it visible.** A page on the wall that shows how {topic} is going, changed every day.',
  '**Do the last step first.** Write the announcement of {topic} before the plan; it tells you what the plan is for.',
  '**Pair up.** Two people who see {topic} differently, one keyboard, one hour.',
  '**Keep a list of surprises.** Whatever about {topic} was not as expected, one line each.',
  '**Automate the dull part.** Not all of {topic}, just the part you would rather not do a fourth time.',
  '**Let someone new try it.** Watch, say nothing, take notes.',
  '**Remove one thing.** If nobody notices within a week, it stays gone.',
  '**Write the question down.** A vague wish about {topic} becomes a task once it ends in a question mark.',
  '**Compare two extremes.** The cheapest possible version and the most lavish one; the right one lies between, nearer to the first.',
];

const NAMES =
  'Alder Juniper Biscuit Comet Maple Pixel Saffron Otis Willow Marble Fig Clover Nimbus Pepper Atlas Hazel Rumi Tansy Quill Bramble'.split(
    ' ',
  );

/** As many entries as asked for, five without a number. */
export function writeList({ topic, count, prompt }: Wish, luck: Random): string {
  const many = count ?? 5;
  if (/\bnames?\b/i.test(prompt))
    return luck
      .some(NAMES, many)
      .map((name, index) => `${index + 1}. ${name}`)
      .join('\n');
  const ideas = luck.some(IDEAS, many);
  return fill(ideas.map((idea, index) => `${index + 1}. ${idea}`).join('\n'), topic);
}
