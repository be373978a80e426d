import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { UpstreamError } from './upstream-error.ts';
import type { Veil } from './veil-key.ts';

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Readable };

type Sent = Pick<Dispatcher.DispatchOptions, 'method' | 'path' | 'headers' | 'body' | 'headersTimeout'>;

const BUFFER_BYTES = 64 * 1024;

/**
 * One request on the wire, written against undici's dispatcher because its `request` cannot say whether anything was sent.
 * Rejects, and breaks the body off, with an UpstreamError. Reading slowly slows the upstream down; destroying the body, or
 * aborting `signal` at any time, ends the request at once. What `veil` hides is not in the answer.
 */
export function exchange(
  dispatcher: Dispatcher,
  sent: Sent,
  { signal, veil = null }: { signal?: AbortSignal | undefined; veil?: Veil | null } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | null = null;
    let body: Readable | null = null;
    let isOver = false;

    const end = (error: UpstreamError | null) => {
      if (isOver) return;
      isOver = true;
      signal?.removeEventListener('abort', giveUp);
      if (!error) return;
      if (body) body.destroy(error);
      else reject(error);
    };
    const giveUp = () => {
      end(new UpstreamError('aborted', controller !== null, 'given up by the caller'));
      controller?.abort(new Error('given up'));
    };

    if (signal?.aborted) return giveUp();
    signal?.addEventListener('abort', giveUp);

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: (started) => {
        // Given up while it was dialling or queued: not a byte was written yet.
        if (isOver) return started.abort(new Error('given up'));
        controller = started;
      },
      onResponseStart: (started, status, headers) => {
        if (status < 200) return;
        body = toBody(started, () => isOver, end);
        if (isEncoded(headers)) {
          reject(
            new UpstreamError(
              'reset',
              true,
              `answered in the encoding ${headers['content-encoding']}, which was not asked for`,
            ),
          );
          started.abort(new Error('encoded'));
          return;
        }
        resolve({ status, headers: veil ? veil.headers(headers) : headers, body });
      },
      onResponseData: (started, chunk) => {
        const shown = veil ? veil.push(chunk) : chunk;
        if (shown.length > 0 && body?.push(shown) === false) started.pause();
      },
      onResponseEnd: () => {
        end(null);
        if (veil) body?.push(veil.end());
        body?.push(null);
      },
      onResponseError: (_, error) => end(toUpstreamError(error, controller !== null)),
    };
    try {
      dispatcher.dispatch({ ...sent, bodyTimeout: 0 }, handler);
    } catch (error) {
      end(toUpstreamError(error, false));
    }
  });
}

function toBody(
  controller: Dispatcher.DispatchController,
  isOver: () => boolean,
  end: (error: UpstreamError) => void,
): Readable {
  const body = new Readable({
    highWaterMark: BUFFER_BYTES,
    read: () => controller.resume(),
    destroy: (error, done) => {
      if (!isOver()) {
        end(new UpstreamError('aborted', true, 'the reader left'));
        controller.abort(new Error('the reader left'));
      }
      done(error);
    },
  });
  // The wire can break before anybody reads: whoever reads later still gets the error, the process must not die of it now.
  body.on('error', () => {});
  return body;
}

function isEncoded(headers: IncomingHttpHeaders): boolean {
  const encoding = headers['content-encoding'];
  return encoding !== undefined && encoding !== '' && encoding !== 'identity';
}

function toUpstreamError(error: unknown, wasSent: boolean): UpstreamError {
  if (error instanceof UpstreamError) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === 'UND_ERR_HEADERS_TIMEOUT') return new UpstreamError('timeout', wasSent, 'no answer in time');
  if (code === 'UND_ERR_CLOSED' || code === 'UND_ERR_DESTROYED')
    return new UpstreamError('aborted', wasSent, 'shutting down');
  return new UpstreamError('reset', wasSent, message || code);
}
