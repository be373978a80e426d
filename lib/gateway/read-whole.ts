import type { Readable } from 'node:stream';
import { UpstreamError } from '#lib/connections/upstream-error';

/** Reads a body to its end. Rejects, and closes it, when it has more than `limitBytes` or takes longer than `limitMs`. */
export function readWhole(body: Readable, limitBytes: number, limitMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const tooLong = () => body.destroy(new UpstreamError('timeout', true, 'it did not end its answer in time'));
    const timer = setTimeout(tooLong, limitMs).unref();
    body.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > limitBytes) body.destroy(new Error(`the body is larger than ${limitBytes} bytes`));
    });
    body.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    body.once('error', reject);
    body.once('close', () => {
      clearTimeout(timer);
      reject(new Error('the body was closed before its end'));
    });
  });
}
