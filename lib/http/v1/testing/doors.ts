import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { App } from '#lib/app';
import { answerByNext } from '#lib/http/answer-by-next';
import { stampRequest } from '#lib/http/stamp-request';
import { toHeaders } from '#lib/http/to-headers';

type Listen = (app: App) => RequestListener;

/** The ways in; what a client sees must not differ. Undefined is the one port of server.ts. */
export const DOORS: readonly (readonly [string, Listen | undefined])[] = [
  ['server.ts', undefined],
  ['the route handler', (app) => (message, response) => void byNext(app, message, response)],
];

/** What a host of Next does around a route handler. */
async function byNext(app: App, message: IncomingMessage, response: ServerResponse): Promise<void> {
  stampRequest(message, app.env);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const hasBody = message.method !== 'GET' && message.method !== 'HEAD' && message.method !== 'DELETE';
  const request = new Request(`http://parallax${message.url}`, {
    method: message.method ?? 'GET',
    headers: toHeaders(message),
    signal: gone.signal,
    ...(hasBody && { body: Readable.toWeb(message) as ReadableStream<Uint8Array>, duplex: 'half' }),
  } as RequestInit);
  try {
    const answer = await answerByNext(app, request);
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.flushHeaders();
    if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), response);
    else response.end();
  } catch {
    response.destroy();
  }
}
