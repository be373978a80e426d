type Named = { readonly id: string };

/** The list as the picker shows it without a query: the models used last on top, in that order, then the others. */
export function withRecentFirst<Model extends Named>(models: readonly Model[], recentIds: readonly string[]): Model[] {
  const recent = recentIds.flatMap((id) => models.find((model) => model.id === id) ?? []);
  return [...recent, ...models.filter((model) => !recentIds.includes(model.id))];
}
