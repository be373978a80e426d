import { readUIMessageStream, type UIMessage, type UIMessageChunk } from 'ai';
import { foldChunk } from './fold-chunks.ts';

/** The parts of the message that these chunks tell, whole or broken off; a text that was cut is closed where it stands. */
export async function readParts(chunks: readonly UIMessageChunk[]): Promise<UIMessage['parts']> {
  const folded: UIMessageChunk[] = [];
  for (const chunk of chunks) foldChunk(folded, chunk);
  let message: UIMessage | null = null;
  for await (const state of readUIMessageStream({ stream: streamOf(folded) })) message = state;
  return (message?.parts ?? [])
    .filter((part) => part.type !== 'step-start')
    .map((part) => (part.type === 'text' || part.type === 'reasoning' ? { ...part, state: 'done' } : part));
}

function streamOf<T>(values: readonly T[]): ReadableStream<T> {
  return new ReadableStream<T>({
    start: (controller) => {
      for (const value of values) controller.enqueue(value);
      controller.close();
    },
  });
}
