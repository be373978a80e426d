import type { ServerResponse } from 'node:http';

const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** Digits as a JSON number, every one of them: a float would lose the last ones. */
export function rawNumber(digits: string): unknown {
  return rawJSON(digits);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
