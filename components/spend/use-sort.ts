import { useState } from 'react';

export type Sort<Column extends string> = { column: Column; direction: 'ascending' | 'descending' };

/** How a table is sorted. Choosing the same column again turns it round; numbers start from the largest. */
export function useSort<Column extends string>(first: Sort<Column>, isText: (column: Column) => boolean) {
  const [sort, setSort] = useState(first);
  const choose = (column: Column) =>
    setSort((before) =>
      before.column === column
        ? { column, direction: before.direction === 'ascending' ? 'descending' : 'ascending' }
        : { column, direction: isText(column) ? 'ascending' : 'descending' },
    );
  const headOf = (column: Column) => ({
    sort: sort.column === column ? sort.direction : null,
    onSort: () => choose(column),
  });
  return { sort, headOf };
}

/** Sorted by a key of each row; equal rows keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  direction: Sort<string>['direction'],
  keyOf: (row: Row) => number | string,
): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => sign * compare(keyOf(a), keyOf(b)));
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en');
}
