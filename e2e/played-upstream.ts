import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the upstream streams as the answer to a prompt, in pieces as they are. */
export type Played = { readonly pieces: readonly string[]; readonly everyMs?: number };

export type PlayedUpstream = Awaited<ReturnType<typeof startPlayedUpstream>>;

const PRICING = { prompt: '0.000001', completion: '0.000002' };

/**
 * An OpenRouter that says what the test wants said: `answers` has it by model and prompt (`acme/one: Hello`); a prompt that begins with
 * `refuse:` is refused with the rest of it as the words.
 */
export async function startPlayedUpstream(models: readonly { id: string; name: string }[]) {
  const answers = new Map<string, Played>();
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/chat/completions')) {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => void answer(askOf(body), answers, response));
    } else if (request.url?.includes('/models')) {
      const data = models.map((model) => ({
        ...model,
        canonical_slug: model.id,
        created: 1_790_000_000,
        description: model.name,
        context_length: 200_000,
        architecture: { input_modalities: ['text', 'image', 'file'], output_modalities: ['text'] },
        pricing: PRICING,
        supported_parameters: ['max_tokens'],
        top_provider: { max_completion_tokens: 8_000 },
      }));
      json(response, 200, { data });
    } else if (request.url?.endsWith('/key')) json(response, 200, { data: { label: 'played', limit: null, usage: 0 } });
    else json(response, 404, { error: { code: 404, message: 'nothing here' } });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

type Asked = { model: string; prompt: string };

function askOf(body: string): Asked {
  const { model = '', messages = [] } = JSON.parse(body) as { model?: string; messages?: { content: unknown }[] };
  const content = messages.at(-1)?.content;
  if (typeof content === 'string') return { model, prompt: content };
  return { model, prompt: (content as { text?: string }[]).findLast((part) => part.text)?.text ?? '' };
}

async function answer(
  { model, prompt }: Asked,
  answers: ReadonlyMap<string, Played>,
  response: ServerResponse,
): Promise<void> {
  if (prompt.startsWith('refuse:')) {
    return json(response, 400, { error: { code: 400, message: prompt.slice('refuse:'.length) } });
  }
  const { pieces, everyMs = 0 } = answers.get(`${model}: ${prompt}`) ?? {
    pieces: ['Nothing was planned for this prompt.'],
  };
  const id = `gen-${Math.random().toString(36).slice(2)}`;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-generation-id': id });
  const send = (chunk: Record<string, unknown>) =>
    response.write(`data: ${JSON.stringify({ id, model, object: 'chat.completion.chunk', ...chunk })}\n\n`);
  for (const content of pieces) {
    if (response.destroyed) return;
    const isRoomy = send({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
    if (everyMs > 0) await new Promise((resolve) => setTimeout(resolve, everyMs));
    else if (!isRoomy) await new Promise((resolve) => response.once('drain', resolve));
  }
  send({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  send({ choices: [], usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, cost: 0.00042 } });
  response.end('data: [DONE]\n\n');
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
