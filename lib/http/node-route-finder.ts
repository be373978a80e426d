import type { NodeRoute } from './node-route.ts';

type Found<A> = { route: NodeRoute<A>; params: Readonly<Record<string, string>> };

/** The row that answers this method and path, or null (then it is Next's). Compiles its patterns once, when the table is made. */
export function nodeRouteFinder<A>(
  table: readonly NodeRoute<A>[],
): (method: string, pathname: string) => Found<A> | null {
  const rows = table.map((route) => ({ route, names: namesIn(route.path), pattern: toPattern(route.path) }));
  return (method, pathname) => {
    for (const { route, names, pattern } of rows) {
      if (route.method !== method) continue;
      const match = pattern.exec(pathname);
      if (!match) continue;
      const params = Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1] ?? '')]));
      return { route, params };
    }
    return null;
  };
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
}

function toPattern(path: string): RegExp {
  const source = path
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:\w+/g, '([^/]+)')
    .replace(/\*$/, '.*');
  return new RegExp(`^${source}$`);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
