import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Db } from '#db/client';
import { keyOf } from './key-of.ts';

const LOOKED_EVERY_MS = 4000;

/** Breaks an answer off that is still under way when its key may not be used any more: revoked, expired, its maker shut out. */
export function endWhenRevoked(app: { db: Db }, message: IncomingMessage, response: ServerResponse): void {
  const look = () => {
    try {
      keyOf(app, message);
    } catch {
      response.destroy();
    }
  };
  const timer = setInterval(look, LOOKED_EVERY_MS).unref();
  response.on('close', () => clearInterval(timer));
}
