import { clientOf } from './client-of.ts';
import { type Auth, CLIENT_HEADER } from './open-auth.ts';

/** Failed tries a minute: of one account from one client, of one account from anywhere, of one client at whatever accounts. */
const TRIES = { ofBoth: 10, ofAccount: 30, ofClient: 30 };

/**
 * Tries a password. Whether there is such an account makes no difference.
 * @throws AppError `rate_limited` when this account or this client has failed too often; otherwise what `attempt` throws.
 */
export async function withTries<T>(
  { auth: { attempts } }: { auth: Auth },
  account: string,
  headers: Headers,
  attempt: () => Promise<T>,
): Promise<T> {
  const client = clientOf(headers.get(CLIENT_HEADER) ?? '');
  const keys = { both: `both ${account} ${client}`, account: `account ${account}`, client: `client ${client}` };
  attempts.begin(keys.both, TRIES.ofBoth);
  attempts.begin(keys.account, TRIES.ofAccount);
  attempts.begin(keys.client, TRIES.ofClient);
  const result = await attempt();
  attempts.succeed(keys.both);
  attempts.succeed(keys.account);
  // Somebody with an account of their own could otherwise guess at others for ever.
  attempts.forgive(keys.client);
  return result;
}
