import type { UIMessageChunk } from 'ai';
import type { MessageView } from './view.ts';

/**
 * Makes one answer of the words that it begins with and the pieces that come: `begun` is told first, and the first new text goes on in its
 * last one. Without `begun` every piece passes as it is.
 */
export function startContinuation(begun: MessageView['parts']): (chunk: UIMessageChunk) => UIMessageChunk[] {
  if (begun.length === 0) return (chunk) => [chunk];
  const openId = `begun-${begun.length - 1}`;
  let continuedId: string | null = null;
  return (chunk) => {
    if (chunk.type === 'start') return [chunk, ...begun.flatMap(toChunks)];
    if (chunk.type === 'text-start' && continuedId === null) {
      continuedId = chunk.id;
      return [];
    }
    const isContinued = 'id' in chunk && chunk.id === continuedId && chunk.type.startsWith('text-');
    return [isContinued ? ({ ...chunk, id: openId } as UIMessageChunk) : chunk];
  };
}

function toChunks(part: MessageView['parts'][number], index: number, parts: MessageView['parts']): UIMessageChunk[] {
  const id = `begun-${index}`;
  if (part.type === 'reasoning') {
    return [
      { type: 'reasoning-start', id },
      { type: 'reasoning-delta', id, delta: part.text },
      { type: 'reasoning-end', id },
    ];
  }
  if (part.type !== 'text') return [];
  const isLast = index === parts.length - 1;
  return [
    { type: 'text-start', id },
    { type: 'text-delta', id, delta: part.text },
    ...(isLast ? [] : [{ type: 'text-end' as const, id }]),
  ];
}
