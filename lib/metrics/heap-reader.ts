import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8';

/** The old generation, which is what runs out: the young one is emptied into it. */
export type Heap = { readonly usedBytes: number; readonly limitBytes: number };

const MEGABYTE = 1024 * 1024;
const OWN_LIMIT = /--max[-_]old[-_]space[-_]size[= ](\d+)/g;

/**
 * Reads how full the heap is. The engine tells one limit for both generations, of which the young one's part is small unless the operator has set
 * the old one's by hand; `options` are what node was started with, later ones over earlier ones.
 */
export function heapReader(options: readonly string[]): () => Heap {
  const own = [...options.join(' ').matchAll(OWN_LIMIT)].at(-1)?.[1];
  const limitBytes = own ? Number(own) * MEGABYTE : getHeapStatistics().heap_size_limit;
  return () => {
    const old = getHeapSpaceStatistics().filter(({ space_name: name }) => !name.startsWith('new_'));
    return { usedBytes: old.reduce((sum, { space_used_size: used }) => sum + used, 0), limitBytes };
  };
}
