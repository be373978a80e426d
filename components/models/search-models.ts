import { matchSorter } from 'match-sorter';

type Searchable = { readonly id: string; readonly name: string };

/** The models whose name or id holds every word of the query, best first; without a query all of them, in their order. */
export function searchModels<Model extends Searchable>(models: readonly Model[], query: string): readonly Model[] {
  const words = query.trim().split(/\s+/).filter(Boolean);
  // The first word ranks: it is sorted by last.
  return words.reduceRight<readonly Model[]>(
    (found, word) => matchSorter(found, word, { keys: ['name', 'id'] }),
    models,
  );
}
