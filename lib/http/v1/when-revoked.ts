import type { IncomingMessage } from 'node:http';
import type { Db } from '#db/client';
import { keyOf } from './key-of.ts';

const LOOKED_EVERY_MS = 4000;

/** Calls `end` when the key of a request may not be used any more: revoked, expired, its maker shut out. @returns how to look no longer. */
export function whenRevoked(app: { db: Db }, message: IncomingMessage, end: () => void): () => void {
  const look = () => {
    try {
      keyOf(app, message);
    } catch {
      clearInterval(timer);
      end();
    }
  };
  const timer = setInterval(look, LOOKED_EVERY_MS).unref();
  return () => clearInterval(timer);
}
