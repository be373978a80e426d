import type { UIMessageChunk } from 'ai';

/** Joins neighbouring deltas of one part, so that a flush costs one snapshot and not one a word. */
export function foldChunks(chunks: readonly UIMessageChunk[]): UIMessageChunk[] {
  const folded: UIMessageChunk[] = [];
  for (const chunk of chunks) {
    const last = folded.at(-1);
    if (last && isDelta(chunk) && isDelta(last) && last.type === chunk.type && last.id === chunk.id) {
      folded[folded.length - 1] = { ...last, ...chunk, delta: last.delta + chunk.delta };
    } else {
      folded.push(chunk);
    }
  }
  return folded;
}

type Delta = Extract<UIMessageChunk, { type: 'text-delta' | 'reasoning-delta' }>;

function isDelta(chunk: UIMessageChunk): chunk is Delta {
  return chunk.type === 'text-delta' || chunk.type === 'reasoning-delta';
}
