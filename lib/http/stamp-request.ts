import type { IncomingMessage } from 'node:http';
import { CLIENT_HEADER } from '#lib/auth/open-auth';
import { PATH_HEADER } from './next-path.ts';

/**
 * Tells the guest (Next) what only this door knows: the client's address and the path. server.ts calls it on every request
 * before anything reads the headers; what a client sent under these names is gone.
 */
export function stampRequest(message: IncomingMessage): void {
  message.headers[CLIENT_HEADER] = message.socket.remoteAddress ?? '';
  message.headers[PATH_HEADER] = message.url ?? '/';
}
