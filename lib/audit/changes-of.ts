import type { Json } from './write-audit.ts';

/** What differs between a row before and after, as `{ role: { from: 'member', to: 'admin' } }`; of the columns of `after`. */
export function changesOf<Row extends Record<string, Json>>(
  before: Row,
  after: { [Name in keyof Row]?: Row[Name] | undefined },
): Record<string, { from: Json; to: Json }> {
  const names = Object.keys(after).filter(
    (name) => after[name] !== undefined && JSON.stringify(after[name]) !== JSON.stringify(before[name]),
  );
  return Object.fromEntries(names.map((name) => [name, { from: before[name] ?? null, to: after[name] ?? null }]));
}
