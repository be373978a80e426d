import type { CodeLine } from './code-line.ts';
import type { HighlightAnswer, HighlightRequest } from './highlight-worker.ts';

type Asked = (lines: readonly CodeLine[] | null) => void;

let worker: Worker | null = null;
let lastId = 0;
const asked = new Map<number, Asked>();

/**
 * Colours code in a thread of its own: a language's grammar alone keeps one busy for a tenth of a second. Null where the language is not
 * known; never answers where no thread can be had.
 */
export function highlight(request: Omit<HighlightRequest, 'id'>): Promise<readonly CodeLine[] | null> {
  worker ??= startWorker();
  const id = ++lastId;
  return new Promise((resolve) => {
    asked.set(id, resolve);
    worker?.postMessage({ ...request, id } satisfies HighlightRequest);
  });
}

function startWorker(): Worker {
  const started = new Worker(new URL('./highlight-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<HighlightAnswer>) => {
    asked.get(data.id)?.(data.lines);
    asked.delete(data.id);
  });
  return started;
}
