import type { ServerResponse } from 'node:http';

const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

/** Decimal dollars as a JSON number with every digit: a float would lose the last ones. */
export function dollars(digits: string): unknown {
  return rawJSON(digits);
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'private, no-store' });
  response.end(JSON.stringify(value));
}
