import type { IncomingMessage } from 'node:http';
import { CLIENT_HEADER } from '#lib/auth/open-auth';
import type { Env } from '#lib/env';
import { clientAddress } from './client-address.ts';
import { PATH_HEADER } from './next-path.ts';

/**
 * Tells whoever answers what only the door knows: the client's address and the path. Called on every request before anything reads
 * the headers; what a client sent under these names is gone.
 */
export function stampRequest(message: IncomingMessage, env: Pick<Env, 'PARALLAX_TRUSTED_PROXIES'>): void {
  message.headers[CLIENT_HEADER] = clientAddress(message, env.PARALLAX_TRUSTED_PROXIES);
  message.headers[PATH_HEADER] = message.url ?? '/';
}
