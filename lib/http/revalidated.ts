import { createHash } from 'node:crypto';

/** 200 with the value, or 304 when the browser's copy is the same: for what is large, read often and seldom changes. */
export function revalidated(request: Request, value: unknown): Response {
  const json = JSON.stringify(value);
  const etag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`;
  const headers = { 'content-type': 'application/json', 'cache-control': 'private, no-cache', etag };
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(json, { headers });
}
