import type { UIMessageChunk } from 'ai';

/**
 * Joins two pieces of one text, or null where they are not that. Reading the joined piece gives the same message as reading
 * both.
 */
export function joinChunks(before: UIMessageChunk, after: UIMessageChunk): UIMessageChunk | null {
  if (before.type !== 'text-delta' && before.type !== 'reasoning-delta') return null;
  if (after.type !== before.type || after.id !== before.id) return null;
  return { ...before, ...after, delta: before.delta + after.delta };
}

/** Adds a chunk to the list, joined to the last one where both are pieces of one text. */
export function foldChunk(chunks: UIMessageChunk[], chunk: UIMessageChunk): void {
  const last = chunks.at(-1);
  const joined = last ? joinChunks(last, chunk) : null;
  if (joined) chunks[chunks.length - 1] = joined;
  else chunks.push(chunk);
}
