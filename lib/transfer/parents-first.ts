import type { ImportedMessage } from './imported.ts';

/** By how deep they lie, each looked at once. Where messages follow one another in a ring, one of them begins. */
export function parentsFirst(messages: ReadonlyMap<string, ImportedMessage>): ImportedMessage[] {
  const placed = new Map<string, { message: ImportedMessage; depth: number }>();
  for (const id of messages.keys()) {
    const trail: ImportedMessage[] = [];
    const seen = new Set<string>();
    let at: string | null = id;
    while (at !== null && !placed.has(at) && !seen.has(at)) {
      const message = messages.get(at);
      if (!message) break;
      seen.add(at);
      trail.push(message);
      at = message.parent;
    }
    for (const message of trail.reverse()) {
      const above = placed.get(message.parent ?? '');
      placed.set(message.id, {
        message: above ? message : { ...message, parent: null },
        depth: above ? above.depth + 1 : 0,
      });
    }
  }
  const depthOf = ({ id }: ImportedMessage) => placed.get(id)?.depth ?? 0;
  return [...messages.keys()]
    .flatMap((id) => placed.get(id)?.message ?? [])
    .sort((one, other) => depthOf(one) - depthOf(other));
}
