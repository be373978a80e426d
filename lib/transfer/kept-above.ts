/**
 * Finds the nearest kept node from one upwards, itself included; null above all of them. It remembers the way: a long tree is walked
 * once. A ring has no top.
 */
export function keptAbove(
  parentOf: (id: string) => string | null,
  kept: ReadonlySet<string>,
): (id: string | null) => string | null {
  const known = new Map<string, string | null>();
  return (id) => {
    const trail = new Set<string>();
    let at = id;
    while (at !== null && !kept.has(at) && !known.has(at) && !trail.has(at)) {
      trail.add(at);
      at = parentOf(at);
    }
    const found = at !== null && kept.has(at) ? at : (known.get(at ?? '') ?? null);
    for (const one of trail) known.set(one, found);
    return found;
  };
}
