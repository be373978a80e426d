import { AppError } from '#lib/errors';
import { isTooDeep } from '#lib/is-too-deep';

const JSON_TYPE = 'application/json';

/**
 * Reads a request's JSON body, at most `maxBytes` of it. No body at all is `undefined`.
 * @throws AppError `invalid_request` for another content type, also of nothing (so does a form of another site ask), and for
 *   what is not JSON or nested too deep; `payload_too_large` beyond the limit.
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (request.method !== 'GET' && type !== undefined && type !== JSON_TYPE) throw notJson();
  if (!request.body) return undefined;
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > maxBytes) throw tooLarge(maxBytes);
  const bytes = await readCapped(request.body, maxBytes);
  if (bytes.length === 0) return undefined;
  if (type !== JSON_TYPE) throw notJson();
  const body = parse(bytes);
  if (isTooDeep(body)) throw new AppError('invalid_request', 'The body is nested too deep.');
  return body;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('invalid_request', 'The body is not valid JSON.');
  }
}

function notJson(): AppError {
  return new AppError('invalid_request', `Send the body as JSON, with the header “content-type: ${JSON_TYPE}”.`, {
    field: 'content-type',
  });
}

async function readCapped(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): AppError {
  const limit = `${Math.floor(maxBytes / 2 ** 20)} MiB`;
  return new AppError('payload_too_large', `The body is larger than ${limit}; send less at once.`);
}
