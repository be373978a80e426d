import { AppError, isAppError } from '#lib/errors';
import { askWith } from './ask-with.ts';
import type { Connection, KeyAccount } from './connection.ts';
import { fetchAccount } from './fetch-account.ts';
import type { Connections } from './open-connections.ts';

/**
 * Asks OpenRouter of a key before it is saved: what it says of it, or null when it cannot be asked now.
 * @throws AppError invalid_request when it refuses the key.
 */
export async function acceptedAccount(
  connections: Pick<Connections, 'request'>,
  connection: Connection,
): Promise<KeyAccount | null> {
  try {
    return await fetchAccount(askWith(connections, connection));
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code !== 'upstream_credentials_invalid') return null;
    throw new AppError('invalid_request', `OpenRouter does not accept this key. ${error.message}`, { field: 'key' });
  }
}
