const DYNAMIC = new Set(['floor', 'nitro', 'online', 'exacto']);

/** The catalogue's id of a model id: dynamic suffixes (`:floor`, `:nitro` …) gone, catalogue ones (`:free` …) kept. */
export function lookupId(id: string): string {
  const [slug = '', ...suffixes] = id.split(':');
  const kept = suffixes.filter((suffix) => !DYNAMIC.has(suffix));
  return [slug, ...kept].join(':');
}
