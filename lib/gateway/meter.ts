import { PassThrough, type Readable } from 'node:stream';
import type { CompletionReading } from '#lib/openrouter/completion-reading';
import type { FormName } from '#lib/openrouter/forms';
import { readStream } from '#lib/openrouter/read-stream';
import type { StreamLimits } from './heart.ts';

/** How a stream ended. `left`: its reader went; `broke`: the upstream or the wire failed, `why` says how. */
export type Ending = {
  readonly ending: 'finished' | 'left' | 'broke';
  readonly why: { readonly code: string; readonly message: string } | null;
  readonly reading: CompletionReading;
  readonly bytes: number;
  /** Monotonic; null when no content came. */
  readonly firstContentAt: number | null;
};

/**
 * Passes a stream's bytes through untouched and reads a copy. Reports exactly one ending, whichever way the stream ends; a reader who leaves
 * and an aborted `signal` close the upstream at once.
 */
export function meter(
  source: Readable,
  options: { form: FormName; signal: AbortSignal; limits: StreamLimits; onGeneration: (id: string) => void },
): { body: Readable; ended: Promise<Ending> } {
  const body = new PassThrough();
  let bytes = 0;
  let firstContentAt: number | null = null;
  let isNoted = false;
  let report: (ending: Ending) => void;
  const ended = new Promise<Ending>((resolve) => {
    report = resolve;
  });

  const reader = readStream(
    {
      onContent: () => {
        firstContentAt ??= performance.now();
        idle.refresh();
      },
      onUnreadable: (why) => finish('broke', { code: 'bad_upstream_response', message: `The upstream sent ${why}.` }),
    },
    options.form,
  );

  let isOver = false;
  const finish = (ending: Ending['ending'], why: Ending['why']) => {
    if (isOver) return;
    isOver = true;
    clearTimeout(idle);
    clearTimeout(total);
    options.signal.removeEventListener('abort', onAbort);
    source.destroy();
    if (ending === 'left') body.destroy();
    else if (ending === 'broke' && !source.readableEnded) body.destroy(new Error(why?.message));
    report({ ending, why, reading: reader.reading, bytes, firstContentAt });
  };
  const onAbort = () => finish('left', null);
  const stalled = (message: string) => () => finish('broke', { code: 'upstream_timeout', message });
  const idle = setTimeout(stalled('The upstream stopped sending.'), options.limits.idleMs).unref();
  const total = setTimeout(stalled('The answer took too long.'), options.limits.totalMs).unref();

  source.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    const wantsMore = body.write(chunk);
    reader.push(chunk);
    if (!isNoted && reader.reading.generationId) {
      isNoted = true;
      options.onGeneration(reader.reading.generationId);
    }
    if (!wantsMore && !isOver) {
      source.pause();
      body.once('drain', () => source.resume());
    }
  });
  source.on('end', () => {
    reader.end();
    body.end();
    finish(...verdictOf(reader.reading));
  });
  source.on('error', () =>
    finish('broke', { code: 'interrupted', message: 'The connection to the upstream was cut.' }),
  );
  source.on('close', () =>
    finish('broke', { code: 'interrupted', message: 'The connection to the upstream was cut.' }),
  );
  body.on('close', () => finish('left', null));
  body.on('error', () => {});
  if (options.signal.aborted) onAbort();
  else options.signal.addEventListener('abort', onAbort, { once: true });

  return { body, ended };
}

/** What a stream that came to its end amounts to: an error inside it is an error, and neither finish nor [DONE] means it was cut. */
function verdictOf({ error, isDone, finishReason }: CompletionReading): [Ending['ending'], Ending['why']] {
  if (error) return ['broke', { code: 'upstream_failed', message: error.message }];
  if (finishReason === 'error')
    return ['broke', { code: 'upstream_failed', message: 'The upstream reported an error.' }];
  if (isDone || finishReason) return ['finished', null];
  return ['broke', { code: 'interrupted', message: 'The upstream ended the answer before it was finished.' }];
}
