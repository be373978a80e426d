import { ApiError } from './api-error.ts';

type Options = { signal?: AbortSignal };

/** The JSON API of Parallax, same origin. Every refusal is thrown as an `ApiError`, a network that failed included. */
export const api = {
  get: <Answer>(path: string, options?: Options) => request<Answer>('GET', path, undefined, options),
  post: <Answer = void>(path: string, body?: unknown, options?: Options) =>
    request<Answer>('POST', path, body ?? {}, options),
  put: <Answer = void>(path: string, body?: unknown, options?: Options) =>
    request<Answer>('PUT', path, body ?? {}, options),
  patch: <Answer = void>(path: string, body?: unknown, options?: Options) =>
    request<Answer>('PATCH', path, body ?? {}, options),
  delete: <Answer = void>(path: string, options?: Options) => request<Answer>('DELETE', path, undefined, options),
};

async function request<Answer>(method: string, path: string, body: unknown, options?: Options): Promise<Answer> {
  const response = await send(method, path, body, options);
  const text = await response.text().catch(() => '');
  const json = parse(text);
  if (!response.ok) throw ApiError.from(response.status, json, response.headers.get('x-request-id'));
  return json as Answer;
}

async function send(method: string, path: string, body: unknown, options?: Options): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options?.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options?.signal?.aborted) throw error;
    throw ApiError.ofNetwork();
  }
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
