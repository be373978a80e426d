import type { ConversationEvent, ConversationView } from '#lib/conversations/view';

/** A member who uses the HTTP API as the browser does, without one. */
export type HttpMember = {
  readonly get: <T>(path: string) => Promise<T>;
  readonly send: <T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<T>;
  /** Reads a conversation's events until the connection ends, whichever way. */
  readonly follow: (conversation: ConversationView, onEvent: (event: ConversationEvent) => void) => Promise<void>;
};

/** @throws Error with the answer's text when signing in, or any later request, is refused. */
export async function signInByHttp(origin: string, account: { email: string; password: string }): Promise<HttpMember> {
  const json = { 'content-type': 'application/json', origin };
  const signedIn = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(account),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

  const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const response = await fetch(`${origin}${path}`, { ...init, headers: { ...json, cookie } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  };

  return {
    get: (path) => ask(path),
    send: (method, path, body) => ask(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    follow: async ({ id, cursor }, onEvent) => {
      const response = await fetch(`${origin}/api/conversations/${id}/events?after=${cursor}`, { headers: { cookie } });
      let rest = '';
      try {
        for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
          const frames = (rest + chunk).split('\n\n');
          rest = frames.pop() ?? '';
          for (const frame of frames) {
            const data = frame.split('\n').find((line) => line.startsWith('data: '));
            if (data) onEvent(JSON.parse(data.slice('data: '.length)) as ConversationEvent);
          }
        }
      } catch {
        // A server that was killed ends the stream this way.
      }
    },
  };
}
