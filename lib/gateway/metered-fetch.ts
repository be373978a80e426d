import { Readable } from 'node:stream';
import { type AppError, isAppError } from '#lib/errors';
import type { CallAnswer, CallContext, CallRequest } from './call.ts';
import { callModel } from './call-model.ts';
import type { Heart } from './heart.ts';
import { mendStream } from './mend-stream.ts';

type Hooks = {
  onAnswer?: (answer: CallAnswer) => void;
  /** Called instead of `onAnswer` when the heart or the upstream refused; the fetch then rejects with the same error. */
  onRefused?: (error: AppError) => void;
};

/**
 * The heart as a `fetch` for the AI SDK's provider: one context, one call each time it is used. The URL and headers of the provider are
 * fiction and ignored. Adds no policy.
 */
export function meteredFetch(heart: Heart, context: CallContext, hooks: Hooks = {}): typeof fetch {
  return async (_url, init) => {
    const request = JSON.parse(String(init?.body)) as CallRequest;
    try {
      const answer = await callModel(heart, context, request);
      hooks.onAnswer?.(answer);
      const isStream = request.stream === true;
      const body = isStream ? mendStream(answer.body) : answer.body;
      return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
        status: answer.status,
        headers: { 'content-type': isStream ? 'text/event-stream' : 'application/json' },
      });
    } catch (error) {
      if (isAppError(error)) hooks.onRefused?.(error);
      throw error;
    }
  };
}
