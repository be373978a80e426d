import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Db } from '#db/client';
import { requireKey } from '#lib/keys/require-key';

const LOOKED_EVERY_MS = 4000;

/** Breaks an answer off that is still under way when its key may not be used any more: revoked, expired, its maker shut out. */
export function endWhenRevoked(app: { db: Db }, message: IncomingMessage, response: ServerResponse): void {
  const look = () => {
    try {
      requireKey(app, message.headers, message.socket.remoteAddress ?? '');
    } catch {
      response.destroy();
    }
  };
  const timer = setInterval(look, LOOKED_EVERY_MS).unref();
  response.on('close', () => clearInterval(timer));
}
