import type { IncomingMessage } from 'node:http';
import type { Db } from '#db/client';
import { CLIENT_HEADER } from '#lib/auth/open-auth';
import type { UsableKey } from '#lib/keys/key-record';
import { requireKey } from '#lib/keys/require-key';

/** The key that a request carries, from the address that `stampRequest` found, which no client can choose. @throws as `requireKey` does. */
export function keyOf(app: { db: Db }, { headers }: IncomingMessage): UsableKey {
  const address = headers[CLIENT_HEADER];
  return requireKey(app, headers, typeof address === 'string' ? address : '');
}
