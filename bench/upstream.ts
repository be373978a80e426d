import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * An upstream that costs next to nothing: the same small answer each time, or a stream of `chunks` pieces, one each `everyMs`, each with the
 * time at which it was written. `x-bench-stream: chunks,everyMs` asks for a stream's shape.
 */
const USAGE = {
  prompt_tokens: 12,
  completion_tokens: 9,
  total_tokens: 21,
  cost: 0.0000072,
  is_byok: false,
  prompt_tokens_details: { cached_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 0 },
};
const MODEL = 'openai/gpt-4o-mini';
let count = 0;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.method !== 'POST') {
      response
        .writeHead(404, { 'content-type': 'application/json' })
        .end('{"error":{"code":404,"message":"Not found"}}');
      return;
    }
    const { stream, user } = JSON.parse(Buffer.concat(chunks).toString()) as { stream?: boolean; user?: string };
    count += 1;
    const id = `gen-${count}`;
    if (stream) sendStream(response, id, user ?? '1,0');
    else sendWhole(response, id);
  });
});

function sendWhole(response: ServerResponse, id: string): void {
  const body = JSON.stringify({
    id,
    object: 'chat.completion',
    created: 1,
    model: MODEL,
    provider: 'Bench',
    system_fingerprint: null,
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        message: { role: 'assistant', content: 'The quick brown fox jumps over the dog.' },
      },
    ],
    usage: USAGE,
  });
  response
    .writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-generation-id': id,
    })
    .end(body);
}

function sendStream(response: ServerResponse, id: string, shape: string): void {
  const [chunks = 1, everyMs = 0] = shape.split(',').map(Number);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-generation-id': id });
  const frame = (choices: unknown[], more = {}) =>
    `data: ${JSON.stringify({ id, object: 'chat.completion.chunk', created: 1, model: MODEL, provider: 'Bench', choices, ...more })}\n\n`;
  let sent = 0;
  const next = () => {
    response.write(
      frame([
        {
          index: 0,
          delta: { role: 'assistant', content: `${sent}@${performance.timeOrigin + performance.now()} ` },
          finish_reason: null,
        },
      ]),
    );
    sent += 1;
    if (sent < chunks) return;
    clearInterval(timer);
    response.end(
      `${frame([{ index: 0, delta: {}, finish_reason: 'stop' }])}${frame([], { usage: USAGE })}data: [DONE]\n\n`,
    );
  };
  const timer = setInterval(next, everyMs);
  response.on('close', () => clearInterval(timer));
  if (everyMs === 0) while (sent < chunks) next();
}

server.listen(0, '127.0.0.1', () =>
  console.log(`upstream ready: http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`),
);
process.on('SIGTERM', () => process.exit(0));
