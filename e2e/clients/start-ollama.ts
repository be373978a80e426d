import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const NAME = 'llama3.1:8b';

type Asked = { model: string; stream?: boolean; stream_options?: { include_usage?: boolean }; messages: unknown[] };

export type Ollama = { readonly baseUrl: string; readonly asked: Asked[]; readonly close: () => void };

/** A server that answers as Ollama's OpenAI door does, always with the same words. */
export async function startOllama(words: string, onPort = 0): Promise<Ollama> {
  const asked: Asked[] = [];
  const answerTo = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/v1/models') return sendJson(response, 200, { object: 'list', data: [MODEL] });
    if (request.url !== '/v1/chat/completions') return sendJson(response, 404, '404 page not found');
    const body = await readBody(request);
    asked.push(body);
    if (body.model !== NAME) {
      const message = `model "${body.model}" not found, try pulling it first`;
      return sendJson(response, 404, { error: { message, type: 'api_error', param: null, code: null } });
    }
    if (!body.stream) {
      const message = { role: 'assistant', content: words };
      return sendJson(response, 200, answer('chat.completion', [{ index: 0, message, finish_reason: 'stop' }], USAGE));
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (choices: object[], usage?: object) =>
      response.write(`data: ${JSON.stringify(answer('chat.completion.chunk', choices, usage))}\n\n`);
    for (const content of words.split(/(?<= )/))
      send([{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }]);
    send([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: 'stop' }]);
    if (body.stream_options?.include_usage) send([], USAGE);
    response.end('data: [DONE]\n\n');
  };
  const server = createServer((request, response) => void answerTo(request, response)).listen(onPort, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const MODEL = { id: NAME, object: 'model', created: 1_732_000_000, owned_by: 'library' };
const USAGE = { prompt_tokens: 9, completion_tokens: 7, total_tokens: 16 };

function answer(object: string, choices: object[], usage?: object): object {
  const id = 'chatcmpl-318';
  return { id, object, created: 1_732_000_001, model: NAME, system_fingerprint: 'fp_ollama', choices, usage };
}

async function readBody(request: IncomingMessage): Promise<Asked> {
  return JSON.parse(await text(request)) as Asked;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
