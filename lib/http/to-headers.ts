import type { IncomingMessage } from 'node:http';

/** The headers of a `node:http` request as the web's `Headers`, for what both doors share (cookies, origin). */
export function toHeaders(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one);
  }
  return headers;
}
