type Named = { readonly id: string };

export type GroupedModels<Model> = {
  readonly models: readonly Model[];
  /** What stands over the row at this index. */
  readonly headings: ReadonlyMap<number, string>;
};

/** The list as a picker shows it while nothing is asked: favourites, then what was used last, then the others, each model once. */
export function groupModels<Model extends Named>(
  models: readonly Model[],
  favouriteIds: readonly string[],
  recentIds: readonly string[],
): GroupedModels<Model> {
  const byId = new Map(models.map((model) => [model.id, model]));
  const take = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const model = byId.get(id);
      byId.delete(id);
      return model ? [model] : [];
    });
  const groups = [
    { heading: 'Favourites', members: take(favouriteIds) },
    { heading: 'Used last', members: take(recentIds) },
    { heading: 'All models', members: [...byId.values()] },
  ].filter(({ members }) => members.length > 0);
  let start = 0;
  const headings = new Map<number, string>();
  for (const { heading, members } of groups) {
    if (groups.length > 1) headings.set(start, heading);
    start += members.length;
  }
  return { models: groups.flatMap(({ members }) => members), headings };
}
