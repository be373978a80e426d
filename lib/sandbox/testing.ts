import { onTestFinished } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.ts';

/** A sandbox of the test's own without delays, its record in memory; stopped when the test ends. */
export async function testSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({
    file: ':memory:',
    speed: Number.POSITIVE_INFINITY,
    generationDelayMs: 0,
    ...options,
  });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

type Body = { model?: string; prompt?: string; messages?: unknown; [key: string]: unknown };

export const MODEL = 'openai/gpt-4o-mini';

/** Sends a completions request; `prompt` is short for one user message. */
export function post(
  { url, apiKey }: Sandbox,
  { prompt = 'hello', ...body }: Body = {},
  { signal, ...headers }: { signal?: AbortSignal; [header: string]: string | AbortSignal | undefined } = {},
): Promise<Response> {
  return fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, ...(headers as Record<string, string>) },
    body: JSON.stringify({ model: MODEL, messages: [{ role: 'user', content: prompt }], ...body }),
    redirect: 'manual',
    ...(signal && { signal }),
  });
}

/** A GET of any path with the sandbox's own key. */
export function get({ url, apiKey }: Sandbox, path: string, key = apiKey): Promise<Response> {
  return fetch(url + path, { headers: { authorization: `Bearer ${key}` } });
}

export type Chunk = {
  id: string;
  model: string;
  provider: string;
  choices: {
    index: number;
    finish_reason: string | null;
    delta: {
      content?: string | null;
      reasoning?: string;
      tool_calls?: { index: number; id?: string; function: { name?: string; arguments: string } }[];
    };
  }[];
  usage?: {
    cost: number;
    prompt_tokens: number;
    completion_tokens: number;
    completion_tokens_details: { reasoning_tokens: number };
  };
  error?: { code: number | string; message: string };
};

/** The JSON events of a stream's text. */
export function chunksOf(text: string): Chunk[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice(6)) as Chunk);
}

/** The words of a stream's text. */
export function wordsOf(text: string): string {
  return chunksOf(text)
    .flatMap(({ choices }) => choices.map(({ delta }) => delta.content ?? ''))
    .join('');
}

/** The digits of a number in a JSON text, as they were sent. */
export function digitsIn(text: string, key: string): string | undefined {
  return new RegExp(`"${key}":([\\d.]+)`).exec(text)?.[1];
}
