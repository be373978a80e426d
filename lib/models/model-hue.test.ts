import { expect, it } from 'vitest';
import { modelHue } from './model-hue.ts';
import { readSnapshot } from './read-snapshot.ts';

it('is the same for ever, so that no release repaints what people know', () => {
  expect(
    ['openai/gpt-4o', 'anthropic/claude-sonnet-4.5', 'google/gemini-2.5-pro'].map((id) => modelHue(id, 16)),
  ).toEqual([5, 11, 1]);
});

it('is the same whatever dynamic suffix the id carries', () => {
  expect(modelHue('openai/gpt-4o:nitro:online', 16)).toBe(modelHue('openai/gpt-4o', 16));
});

it('uses the whole palette about evenly', () => {
  const counts = new Array<number>(16).fill(0);
  const { models } = readSnapshot();
  for (const { id } of models) {
    const hue = modelHue(id, 16);
    counts[hue] = (counts[hue] ?? 0) + 1;
  }
  expect(counts).toHaveLength(16);
  expect(Math.min(...counts)).toBeGreaterThan(models.length / 16 / 3);
  expect(Math.max(...counts)).toBeLessThan((models.length / 16) * 2);
});
