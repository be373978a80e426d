export type DayGroup<Item> = { readonly label: 'Today' | 'Yesterday' | 'Earlier'; readonly items: readonly Item[] };

/**
 * Splits a list that is sorted by `updatedAt` (epoch milliseconds) by days: those of this machine's clock, or of UTC where that
 * is not the reader's. Empty groups are left out.
 */
export function groupByDay<Item extends { updatedAt: number }>(
  items: readonly Item[],
  now: number,
  zone: 'local' | 'utc',
): DayGroup<Item>[] {
  const today = startOfDay(now, zone);
  const yesterday = startOfDay(today - 1, zone);
  const groups: DayGroup<Item>[] = [
    { label: 'Today', items: items.filter(({ updatedAt }) => updatedAt >= today) },
    { label: 'Yesterday', items: items.filter(({ updatedAt }) => updatedAt >= yesterday && updatedAt < today) },
    { label: 'Earlier', items: items.filter(({ updatedAt }) => updatedAt < yesterday) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

function startOfDay(at: number, zone: 'local' | 'utc'): number {
  const date = new Date(at);
  return zone === 'local' ? date.setHours(0, 0, 0, 0) : date.setUTCHours(0, 0, 0, 0);
}
