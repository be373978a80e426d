import type { Random } from '#lib/sandbox/random';
import { ASPECTS, type Aspect } from './aspects.ts';
import { fill, sentencesOf } from './text.ts';
import type { Voice } from './voice.ts';
import type { Wish } from './wish.ts';

/** A short essay on any topic: a few of its sides, in the voice's own shape. */
export function writeExplanation(wish: Wish, voice: Voice, luck: Random): string {
  const [from, to] = voice.breadth;
  const breadth = wish.length === 'long' ? to + 2 : wish.length === 'usual' ? luck.between(from, to) : 2;
  const aspects = luck.some(ASPECTS, Math.min(breadth, ASPECTS.length));
  if (wish.length === 'line') return fill(sentencesOf(luck.pick(aspects[0]?.paragraphs ?? ['']))[0] ?? '', wish.topic);
  return fill(
    aspects.map((aspect) => inShape(aspect, wish.length === 'short' ? 'prose' : voice.shape, luck)).join('\n\n'),
    wish.topic,
  );
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
