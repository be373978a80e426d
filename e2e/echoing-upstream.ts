import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type EchoingUpstream = { readonly origin: string; readonly heard: () => string; readonly close: () => void };

/**
 * An upstream that repeats the key it is sent wherever it can: in headers, errors, figures, and in the middle of a stream, cut in two.
 * A prompt with REFUSE in it gets an error; everything under /services/ is taken. `heard` is all that it was told.
 */
export async function echoingUpstream(): Promise<EchoingUpstream> {
  const heard: string[] = [];
  const server = createServer((request, response) => void answer(request, response, heard));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    heard: () => heard.join('\n'),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, heard: string[]): Promise<void> {
  const body = await text(request);
  const key = request.headers.authorization?.replace('Bearer ', '') ?? '';
  heard.push(`${request.url} ${key} ${body}`);
  response.setHeader('x-echo', key);
  response.setHeader('x-generation-id', `gen-${heard.length}`);
  const path = request.url?.replace(/^\/api\/v1/, '').split('?')[0];
  if (path?.startsWith('/services/')) return void response.end('ok');
  if (path === '/key') return json(response, 200, { data: { label: key, limit: 10, usage: 1, is_free_tier: false } });
  if (path !== '/chat/completions') return json(response, 500, refusal(key));
  if (body.includes('REFUSE')) return json(response, 400, refusal(key));
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(event({ choices: [{ index: 0, delta: { content: `You sent ${key} to me. ` } }] }));
  const cut = event({ choices: [{ index: 0, delta: { content: `Again: ${key}.` } }] });
  const middle = cut.indexOf(key) + Math.floor(key.length / 2);
  response.write(cut.slice(0, middle));
  await new Promise((resolve) => setTimeout(resolve, 30));
  response.write(cut.slice(middle));
  const usage = { prompt_tokens: 5, completion_tokens: 5, total_tokens: 10, cost: 0.0001 };
  response.end(`${event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }], usage })}data: [DONE]\n\n`);
}

function event(chunk: Record<string, unknown>): string {
  const whole = { id: 'gen-e', object: 'chat.completion.chunk', created: 1, model: 'openai/gpt-4o-mini', ...chunk };
  return `data: ${JSON.stringify(whole)}\n\n`;
}

function refusal(key: string) {
  return { error: { code: 400, message: `Not with the key ${key}.`, metadata: { raw: key, provider_name: key } } };
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
