import type { UIMessage, UIMessageChunk } from 'ai';
import { foldChunks } from './fold-chunks.ts';

export type Parts = UIMessage['parts'];

/** Turns the chunks of one run into the parts of its message. `pump` hands on what came since the last one. */
export type RunReader = {
  push(chunk: UIMessageChunk): void;
  pump(): void;
  parts(): Parts | null;
  close(): void;
};

/** `onFailure`: the chunks make no message, because some are missing. */
export function createRunReader(onFailure: () => void): RunReader {
  let waiting: UIMessageChunk[] = [];
  let latest: Parts | null = null;
  let isClosed = false;
  let controller: ReadableStreamDefaultController<UIMessageChunk> | null = null;
  const stream = new ReadableStream<UIMessageChunk>({
    start(own) {
      controller = own;
    },
  });

  async function read(): Promise<void> {
    const { readUIMessageStream } = await import('./read-run.ts');
    // An `error` chunk does not end the loop (the `run` event explains it better); chunks that do not fit together do.
    for await (const message of readUIMessageStream({ stream, onError: () => {} })) latest = message.parts;
    controller = null;
    if (!isClosed) onFailure();
  }
  void read();

  return {
    push(chunk) {
      waiting.push(chunk);
    },
    pump() {
      if (isClosed || waiting.length === 0) return;
      for (const chunk of foldChunks(waiting)) controller?.enqueue(chunk);
      waiting = [];
    },
    parts: () => latest,
    close() {
      if (isClosed) return;
      isClosed = true;
      waiting = [];
      controller?.close();
    },
  };
}
