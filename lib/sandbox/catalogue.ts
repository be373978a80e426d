import { readFileSync } from 'node:fs';
import type { WireModel } from './wire-model.ts';

export type Catalogue = {
  readonly rows: readonly WireModel[];
  /** The row that an id names: an id or canonical slug, a dynamic suffix left off, an alias not yet followed. */
  find(id: string): WireModel | null;
  /** The row that answers for it: aliases and routers followed to a priced model. */
  serve(id: string): WireModel | null;
};

const DYNAMIC_SUFFIX = /(?::(?:nitro|floor|exacto|online))+$/;

/** The rows that ship with Parallax, as `/models` sends them. */
export function shippedRows(): WireModel[] {
  const file = new URL('../models/snapshot.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { data: WireModel[] }).data;
}

export function openCatalogue(rows: readonly WireModel[]): Catalogue {
  const byId = new Map<string, WireModel>();
  for (const row of rows) if (row.canonical_slug) byId.set(row.canonical_slug, row);
  for (const row of rows) byId.set(row.id, row);
  const find = (id: string) => byId.get(id) ?? byId.get(id.replace(DYNAMIC_SUFFIX, '')) ?? null;
  return {
    rows,
    find,
    serve: (id) => {
      const row = find(id);
      if (!row || !isStandIn(row)) return row;
      const target = row.alias_target ? find(row.alias_target.slug) : newestOf(rows, row);
      return target && !isStandIn(target) ? target : null;
    },
  };
}

/** An alias (`~author/family-latest`) or a router: a name that another row answers for. */
function isStandIn(row: WireModel): boolean {
  return row.id.startsWith('~') || row.id.startsWith('openrouter/') || !isPriced(row);
}

function isPriced({ pricing }: WireModel): boolean {
  return [pricing.prompt, pricing.completion].every((price) => price !== undefined && !price.startsWith('-'));
}

/**
 * Where an alias does not name its target: the author's newest row that has every word of the alias, rows of the same price first.
 * A router gets the first priced row, the free router the first free one.
 */
function newestOf(rows: readonly WireModel[], standIn: WireModel): WireModel | undefined {
  const [, author = '', family] = /^~([^/]+)\/(.+)-latest$/.exec(standIn.id) ?? [];
  if (!family) return rows.find((row) => !isStandIn(row) && standIn.id.endsWith('/free') === row.id.endsWith(':free'));
  const words = family.split('-');
  const relatives = rows.filter(
    (row) =>
      row.id.startsWith(`${author}/`) &&
      !row.id.includes(':') &&
      !isStandIn(row) &&
      words.every((word) => row.id.includes(word)),
  );
  const alike = relatives.filter(
    ({ pricing }) => pricing.prompt === standIn.pricing.prompt && pricing.completion === standIn.pricing.completion,
  );
  return (alike.length > 0 ? alike : relatives).sort((a, b) => b.id.localeCompare(a.id, 'en', { numeric: true }))[0];
}
