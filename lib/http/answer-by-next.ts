import type { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { App } from '#lib/app';
import { answerNodeRoute } from './answer-node-route.ts';
import { DISPATCH } from './dispatch.ts';
import { nodeRouteFinder } from './node-route-finder.ts';

const find = nodeRouteFinder(DISPATCH);

/** The dispatch table behind a web `Request`, for hosts that run Next alone. Its headers were stamped as they came in (`openForNext`). */
export function answerByNext(app: App, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const found = find(request.method, url.pathname);
  if (!found) return Promise.resolve(new Response(null, { status: 404 }));
  const { promise, response } = answering();
  request.signal.addEventListener('abort', () => response.destroy());
  void answerNodeRoute(app, found.route, { message: toMessage(request, url), response, url, params: found.params });
  return promise;
}

function toMessage(request: Request, url: URL): IncomingMessage {
  const body = request.body ? Readable.fromWeb(request.body as NodeStream) : Readable.from([], { objectMode: false });
  const headers = Object.fromEntries([...request.headers].map(([name, value]) => [name.toLowerCase(), value]));
  const told = { method: request.method, url: url.pathname + url.search, headers, socket: { remoteAddress: '' } };
  return Object.assign(body, told) as unknown as IncomingMessage;
}

/** As much of a `ServerResponse` as the table uses, whose head and bytes become a web `Response`. */
function answering(): { promise: Promise<Response>; response: ServerResponse } {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const headers = new Headers();
  const body = new PassThrough();
  const response = Object.assign(body, {
    headersSent: false,
    setHeader: (name: string, value: string) => headers.set(name, value),
    getHeader: (name: string) => headers.get(name),
    flushHeaders: () => {},
    setTimeout: () => {},
    writeHead: (status: number, given: Record<string, unknown> = {}) => {
      response.headersSent = true;
      for (const [name, value] of Object.entries(given)) if (name !== 'connection') headers.set(name, String(value));
      resolve(new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, { status, headers }));
    },
  });
  body.on('error', () => {});
  body.on('close', () => reject(new Error('the answer was broken off before it began')));
  return { promise, response: response as unknown as ServerResponse };
}
