import type { ModelRow } from '#lib/models/model-row';

/** Who makes the models, by the name that the models carry before a colon (`OpenAI: GPT-5`), in alphabetical order. */
export function authorsOf(models: readonly Pick<ModelRow, 'author' | 'name'>[]): { value: string; label: string }[] {
  const names = new Map<string, string>();
  for (const { author, name } of models) {
    const colon = name.indexOf(': ');
    if (!names.has(author) && colon > 0) names.set(author, name.slice(0, colon));
  }
  return [...new Set(models.map(({ author }) => author))]
    .map((author) => ({ value: author, label: names.get(author) ?? author }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
