export type DayGroup<Item> = { readonly label: 'Today' | 'Yesterday' | 'Earlier'; readonly items: readonly Item[] };

/** Splits a list that is sorted by `updatedAt` (epoch milliseconds) by the reader's own days; empty groups are left out. */
export function groupByDay<Item extends { updatedAt: number }>(items: readonly Item[], now: number): DayGroup<Item>[] {
  const today = startOfDay(now);
  const yesterday = startOfDay(today - 1);
  const groups: DayGroup<Item>[] = [
    { label: 'Today', items: items.filter(({ updatedAt }) => updatedAt >= today) },
    { label: 'Yesterday', items: items.filter(({ updatedAt }) => updatedAt >= yesterday && updatedAt < today) },
    { label: 'Earlier', items: items.filter(({ updatedAt }) => updatedAt < yesterday) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
