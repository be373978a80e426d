import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import { AppError } from '#lib/errors';
import { readError } from './read-error.ts';

/** Who carries a question to the upstream. */
export type Ask = {
  readonly send: (request: {
    readonly method: 'GET';
    readonly path: string;
    readonly signal: AbortSignal;
  }) => Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Readable }>;
  /** The key that is sent along: never shown, even when the upstream echoes it. */
  readonly hide: string;
};

const DEADLINE_MS = 30_000;
const MOST_BYTES = 32 * 1024 * 1024;
const MESSAGE_LENGTH = 300;

/**
 * Asks for a JSON document of the upstream's and checks it.
 * @throws AppError upstream_credentials_invalid, upstream_failed, upstream_unreachable, upstream_timeout or bad_upstream_response.
 */
export async function getJson<Schema extends z.ZodType>(
  ask: Ask,
  path: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const { status, text } = await load(ask, path);
  const parsed = parse(text);
  const error = readError(parsed, status);
  if (status !== 200 || error) throw refusal(ask, error?.status ?? status, error?.message ?? `HTTP ${status}`);
  const checked = schema.safeParse(parsed);
  if (!checked.success)
    throw new AppError('bad_upstream_response', `The upstream answered ${path} with something else than expected.`);
  return checked.data;
}

async function load(ask: Ask, path: string): Promise<{ status: number; text: string }> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  try {
    const { status, body } = await ask.send({ method: 'GET', path, signal });
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES)
        throw new AppError('bad_upstream_response', `The upstream's answer to ${path} is too long.`);
      chunks.push(chunk);
    }
    return { status, text: Buffer.concat(chunks).toString('utf8') };
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    if (code === 'bad_upstream_response') throw error;
    if (signal.aborted || code === 'timeout')
      throw new AppError('upstream_timeout', 'The upstream did not answer in time.');
    throw new AppError(
      'upstream_unreachable',
      `The upstream could not be reached: ${hidden(ask, message ?? 'unknown')}.`,
      { upstream: { code } },
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refusal(ask: Ask, status: number, message: string): AppError {
  const code = status === 401 ? 'upstream_credentials_invalid' : 'upstream_failed';
  return new AppError(code, `The upstream answered: ${hidden(ask, message)}`, { upstream: { status } });
}

function hidden({ hide }: Ask, message: string): string {
  return (hide === '' ? message : message.replaceAll(hide, '[key]')).slice(0, MESSAGE_LENGTH);
}
