import { matchSorter, rankings } from 'match-sorter';

type Searchable = { readonly id: string; readonly name: string };

const KEYS = ['name', 'id'];
const inGivenOrder = <Ranked>(found: Ranked[]) => found;

/**
 * The models whose name or id holds every word of the query, best first; where none does, those that hold the letters of
 * each in their order. Without a query all of them, in their order. Not `isRanked` keeps the order also with one: it was
 * chosen.
 */
export function searchModels<Model extends Searchable>(
  models: readonly Model[],
  query: string,
  { isRanked = true }: { isRanked?: boolean } = {},
): readonly Model[] {
  const words = query.trim().split(/\s+/).filter(Boolean);
  const find = (threshold: typeof rankings.CONTAINS | typeof rankings.MATCHES) => {
    const options = { keys: KEYS, threshold, ...(isRanked ? {} : { sorter: inGivenOrder }) };
    // The first word ranks: it is sorted by last.
    return words.reduceRight<readonly Model[]>((found, word) => matchSorter(found, word, options), models);
  };
  const holding = find(rankings.CONTAINS);
  return holding.length > 0 ? holding : find(rankings.MATCHES);
}
