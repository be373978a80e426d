import { keywordsOf, sentencesOf } from './text.ts';
import type { Wish } from './wish.ts';

const MAX_POINTS = 4;

/** The sentences of the given text that share most words with the rest of it: a real summary, if a plain one. */
export function writeSummary({ prompt, topic }: Wish): string {
  const body = prompt.replace(/^[^\n]{0,120}?(:|\n)/, '');
  const sentences = sentencesOf(body.replaceAll(/\s+/g, ' ').trim()).filter((sentence) => sentence.length > 20);
  if (sentences.length < 3)
    return `There is no longer text here to sum up, so this is what I take from it: it is about **${topic}**. Paste the text below your request and I will pick out its main points.`;
  const frequency = new Map<string, number>();
  for (const sentence of sentences)
    for (const word of keywordsOf(sentence))
      frequency.set(word.toLowerCase(), (frequency.get(word.toLowerCase()) ?? 0) + 1);
  const score = (sentence: string) => {
    const words = keywordsOf(sentence);
    return words.reduce((sum, word) => sum + (frequency.get(word.toLowerCase()) ?? 0), 0) / Math.sqrt(words.length + 1);
  };
  const best = new Set([...sentences].sort((a, b) => score(b) - score(a)).slice(0, MAX_POINTS));
  return `The main points, in the text’s own words:\n\n${sentences
    .filter((sentence) => best.has(sentence))
    .map((sentence) => `- ${sentence}`)
    .join('\n')}`;
}
