import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { api } from './api.ts';

type Seen = { method: string | undefined; type: string | undefined; body: string };

describe('api', () => {
  let server: Server;
  let seen: Seen[];
  let reply: { status: number; body: string; headers?: Record<string, string> };
  let url: string;

  beforeEach(async () => {
    seen = [];
    reply = { status: 200, body: '{}' };
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      let body = '';
      for await (const part of request) body += part;
      seen.push({ method: request.method, type: request.headers['content-type'], body });
      response.writeHead(reply.status, reply.headers).end(reply.body);
    };
    server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('sends JSON and reads JSON', async () => {
    reply.body = '{"id":7}';
    await expect(api.post<{ id: number }>(`${url}/x`, { a: 1 })).resolves.toEqual({ id: 7 });
    expect(seen).toEqual([{ method: 'POST', type: 'application/json', body: '{"a":1}' }]);
  });

  it('sends nothing with GET and DELETE, and takes an empty answer', async () => {
    reply = { status: 204, body: '' };
    await expect(api.delete(url)).resolves.toBeUndefined();
    await api.get(url);
    expect(seen.map(({ type, body }) => [type, body])).toEqual([
      [undefined, ''],
      [undefined, ''],
    ]);
  });

  it('throws what the API said, field and request id included', async () => {
    const error = { code: 'invalid_request', message: 'Write an address.', field: 'email', requestId: 'r1', tries: 3 };
    reply = { status: 400, body: JSON.stringify({ error }) };
    await expect(api.post(url)).rejects.toMatchObject({
      name: 'ApiError',
      status: 400,
      code: 'invalid_request',
      message: 'Write an address.',
      field: 'email',
      requestId: 'r1',
      details: { tries: 3 },
    });
  });

  it('has words and an id for an answer that is not ours', async () => {
    reply = { status: 502, body: '<html>', headers: { 'x-request-id': 'proxy-1' } };
    await expect(api.get(url)).rejects.toMatchObject({
      status: 502,
      code: 'internal',
      field: null,
      requestId: 'proxy-1',
    });
  });

  it('calls a dead network by its name', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(api.get(url)).rejects.toMatchObject({ status: 0, code: 'network' });
    await new Promise<void>((resolve) => server.listen(0, resolve));
  });

  it('passes on that the caller gave up', async () => {
    const gone = AbortSignal.abort();
    await expect(api.get(url, { signal: gone })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
