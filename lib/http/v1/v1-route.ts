import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '#lib/app';
import { AppError } from '#lib/errors';
import type { FormName } from '#lib/gateway/call';
import { logFailure } from '#lib/http/log-failure';
import type { NodeRoute } from '#lib/http/node-route';
import type { UsableKey } from '#lib/keys/key-record';
import { keyOf } from './key-of.ts';
import { sendV1Error } from './send-v1-error.ts';

/** Which keys may ask: those that call models, those that manage, or both. */
export type KeyKind = 'calling' | 'management' | 'any';

export type V1Context = {
  app: App;
  key: UsableKey;
  message: IncomingMessage;
  response: ServerResponse;
  url: URL;
  params: Readonly<Record<string, string>>;
  requestId: string;
  /** When the request came in, on the monotonic clock. */
  beganAt: number;
};

type Row = { method: NodeRoute<App>['method']; path: string; kind: KeyKind; form?: FormName };

/** A row of the table for programs: looks up the key, then answers; whatever goes wrong has OpenRouter's shape. */
export function v1Route(
  { method, path, kind, form }: Row,
  answer: (context: V1Context) => Promise<void>,
): NodeRoute<App> {
  return {
    method,
    path,
    allow: 'key',
    answer: async ({ app, message, response, url, params, requestId }) => {
      const beganAt = performance.now();
      try {
        if (app.hub.isStopping())
          throw new AppError('unavailable', 'Parallax is restarting; try again in a few seconds.', { retryAfterS: 5 });
        const key = keyOf(app, message);
        requireKind(key, kind);
        await answer({ app, key, message, response, url, params, requestId, beganAt });
      } catch (error) {
        logFailure(app.log, error, { requestId, method, path: url.pathname });
        if (response.headersSent) response.destroy();
        else if (!response.destroyed) sendV1Error(response, error, { requestId, ...(form && { form }) });
      }
    },
  };
}

function requireKind({ row }: UsableKey, kind: KeyKind): void {
  if (kind === 'calling' && row.isManagement)
    throw new AppError('forbidden', 'A management key cannot call models; use another key.');
  if (kind === 'management' && !row.isManagement) throw new AppError('forbidden', 'Only a management key may do this.');
}
