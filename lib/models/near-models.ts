import type { Model } from './model.ts';

const LIKE_ENOUGH = 0.4;

/** The ids that look most like a mistyped one, best first: at most `limit`, none when nothing is like it. */
export function nearModels(models: readonly Model[], id: string, limit = 3): string[] {
  const wanted = trigrams(id.slice(0, 100));
  return models
    .map((model) => ({ id: model.id, likeness: likeness(wanted, trigrams(model.id)) }))
    .filter((near) => near.likeness >= LIKE_ENOUGH)
    .sort((a, b) => b.likeness - a.likeness || a.id.length - b.id.length)
    .slice(0, limit)
    .map((near) => near.id);
}

function trigrams(text: string): Set<string> {
  const padded = `  ${text.toLowerCase()} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3)));
}

function likeness(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter((trigram) => b.has(trigram)).length;
  return (2 * shared) / (a.size + b.size);
}
