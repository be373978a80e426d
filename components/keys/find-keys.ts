import type { KeyView } from '#lib/keys/key-view';

export const STATE_FILTERS = ['all', 'active', 'disabled', 'expired'] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];

/** The keys in this state whose name, last four or maker holds every word of the query. */
export function findKeys<Key extends Pick<KeyView, 'name' | 'masked' | 'maker' | 'state'>>(
  keys: readonly Key[],
  query: string,
  state: StateFilter,
): readonly Key[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return keys.filter((key) => {
    const text = `${key.name} ${key.masked} ${key.maker.name}`.toLowerCase();
    return (state === 'all' || key.state === state) && words.every((word) => text.includes(word));
  });
}
