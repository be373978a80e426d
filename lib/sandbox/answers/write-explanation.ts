import type { Random } from '#lib/sandbox/random';
import { ASPECTS, type Aspect } from './aspects.ts';
import { fill } from './text.ts';
import type { Voice } from './voice.ts';
import type { Wish } from './wish.ts';

const LINES = [
  '{Topic} comes down to one thing: what goes in, what rule is applied, and who looks at the result.',
  'Put in one sentence, {topic} is what is left when everything has been taken away that could be done without.',
  'In short, {topic} makes sense once you know what it is for, and hardly any before that.',
];

/** A short essay on any topic: a few of its sides, in the voice's own shape. */
export function writeExplanation(wish: Wish, voice: Voice, luck: Random): string {
  const [from, to] = voice.breadth;
  const breadth = wish.length === 'long' ? to + 2 : wish.length === 'usual' ? luck.between(from, to) : 2;
  const aspects = luck.some(ASPECTS, Math.min(breadth, ASPECTS.length));
  const subject = wish.topic.startsWith('“') ? 'this question' : wish.topic;
  if (wish.length === 'line') return fill(luck.pick(LINES), subject);
  const shape = wish.length === 'short' ? 'prose' : voice.shape;
  const parts = aspects.map((aspect) => inShape(aspect, shape, luck));
  return fill(parts.join(shape === 'points' ? '\n' : '\n\n'), subject);
}

function inShape({ title, paragraphs, points }: Aspect, shape: Voice['shape'], luck: Random): string {
  const paragraph = luck.pick(paragraphs);
  switch (shape) {
    case 'sections':
      return `## ${title}\n\n${paragraph}${luck.next() < 0.5 ? `\n\n${bullets(luck.some(points, 2))}` : ''}`;
    case 'bold':
      return `**${title}.** ${paragraph}`;
    case 'points':
      return `- **${title}.** ${luck.next() < 0.4 ? paragraph : luck.some(points, 2).join(' ')}`;
    case 'prose':
      return paragraph;
  }
}

function bullets(points: readonly string[]): string {
  return points.map((point) => `- ${point}`).join('\n');
}
