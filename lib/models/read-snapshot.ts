import { readFileSync } from 'node:fs';
import type { Model } from './model.ts';
import { parseModels } from './parse-models.ts';

/** The price list that ships with Parallax: its models, and when it was made (epoch milliseconds). */
export function readSnapshot(): { models: Model[]; fetchedAt: number } {
  const file = readFileSync(new URL('./snapshot.json', import.meta.url), 'utf8');
  const snapshot = JSON.parse(file) as { generatedAt: string; data: unknown[] };
  return { models: parseModels(snapshot.data).models, fetchedAt: Date.parse(snapshot.generatedAt) };
}
