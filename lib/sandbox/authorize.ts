import type { IncomingMessage } from 'node:http';
import { type Exact, exact } from './exact.ts';
import { WireError } from './wire-error.ts';

/** What the sandbox knows of a key, all of it read from the key's own text. */
export type Key = {
  readonly text: string;
  /** As OpenRouter shows it: the ends of the key. */
  readonly label: string;
  readonly isManagement: boolean;
  /** Most it may spend in USD: `sk-or-v1-limit-0.50` may spend half a dollar. Null: no limit. */
  readonly limit: Exact | null;
};

/**
 * Any key that begins with `sk-or-` is good. One with `revoked` in it is refused, one with `management` reads credits and cannot
 * call models, one with `limit-<usd>` has that limit.
 */
export function authorize(request: IncomingMessage): Key {
  const [scheme = '', text = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme.toLowerCase() !== 'bearer' || text === '') throw unauthenticated('No auth credentials found');
  if (!text.startsWith('sk-or-') || text.includes('revoked')) throw unauthenticated('User not found.');
  const limit = /limit-(\d+(?:\.\d+)?)/.exec(text)?.[1];
  return {
    text,
    label: text.length > 20 ? `${text.slice(0, 12)}...${text.slice(-3)}` : text,
    isManagement: text.includes('management'),
    limit: limit === undefined ? null : exact(limit),
  };
}

function unauthenticated(message: string): WireError {
  return new WireError(401, message, { metadata: { error_type: 'authentication' } });
}
