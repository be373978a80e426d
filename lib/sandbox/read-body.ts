import type { IncomingMessage } from 'node:http';
import { WireError } from './wire-error.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** The request's body as JSON. Refuses with 413 and 400 as OpenRouter does. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MAX_BYTES)
      throw new WireError(413, 'Request body too large', { metadata: { error_type: 'payload_too_large' } });
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new WireError(400, 'Invalid JSON in request body', { metadata: { error_type: 'invalid_request' } });
  }
}
