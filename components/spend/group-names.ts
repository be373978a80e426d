import type { SpendDimension } from '#lib/spend/spend';

export const DIMENSION_NAMES: Record<SpendDimension, string> = {
  model: 'Model',
  member: 'Member',
  key: 'Key',
  provider: 'Provider',
  purpose: 'Purpose',
  app: 'App',
};

const PURPOSES: Record<string, string> = { chat: 'Chat', compare: 'Comparison', title: 'Titles', api: 'Programs' };

/** What people call a group. The ledger's words stand in for what nobody has named. */
export function groupName(
  dimension: SpendDimension,
  { value, label }: { value: string | null; label: string },
): string {
  return dimension === 'purpose' && value ? (PURPOSES[value] ?? label) : label;
}
