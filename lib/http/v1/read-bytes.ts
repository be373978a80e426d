import type { IncomingMessage } from 'node:http';
import { AppError } from '#lib/errors';

const MOST_BYTES = 20 * 2 ** 20;
const LONGEST_MS = 60_000;

/**
 * A request's whole body, never cut.
 * @throws AppError `payload_too_large` beyond 20 MiB, `invalid_request` with status 408 when it does not arrive within a minute.
 */
export function readBytes(
  message: IncomingMessage,
  { mostBytes = MOST_BYTES, longestMs = LONGEST_MS } = {},
): Promise<Buffer> {
  const declared = Number(message.headers['content-length'] ?? 0);
  if (declared > mostBytes) return Promise.reject(tooLarge(mostBytes));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (error: AppError | null) => {
      clearTimeout(timer);
      message.off('data', onData).off('end', onEnd).off('error', onCut).off('close', onCut);
      if (!error) return resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
      message.on('error', () => {});
      message.resume();
      reject(error);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) end(tooLarge(mostBytes));
      else chunks.push(chunk);
    };
    const onEnd = () => end(null);
    const onCut = () => end(new AppError('invalid_request', 'The body did not arrive whole.'));
    const timer = setTimeout(
      () =>
        end(
          new AppError('invalid_request', `The body took longer than ${longestMs / 1000} s to arrive.`, {
            status: 408,
          }),
        ),
      longestMs,
    );
    message.on('data', onData).on('end', onEnd).on('error', onCut).on('close', onCut);
  });
}

function tooLarge(mostBytes: number): AppError {
  return new AppError(
    'payload_too_large',
    `The body is larger than ${Math.floor(mostBytes / 2 ** 20)} MiB; send less at once.`,
  );
}
