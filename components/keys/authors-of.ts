/** The authors of a catalogue, by name, with how many models each has. */
export function authorsOf(models: readonly { readonly id: string }[]): { author: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { id } of models) {
    const author = id.slice(0, Math.max(0, id.indexOf('/')));
    if (author) counts.set(author, (counts.get(author) ?? 0) + 1);
  }
  return [...counts]
    .map(([author, count]) => ({ author, count }))
    .sort((a, b) => a.author.localeCompare(b.author, 'en'));
}
