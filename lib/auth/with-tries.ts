import { clientOf } from './client-of.ts';
import { type Auth, CLIENT_HEADER } from './open-auth.ts';

/** Failed tries a minute: of one account from one client, of one account from anywhere, of one client at whatever accounts. */
const TRIES = { ofBoth: 10, ofAccount: 30, ofClient: 30 };

/**
 * Tries a password. Whether there is such an account makes no difference, neither to the answer nor to the work.
 * @throws AppError `rate_limited` when this account or this client has failed too often; otherwise what `attempt` throws.
 */
export async function withTries<T>(
  { auth: { attempts } }: { auth: Auth },
  account: string,
  headers: Headers,
  attempt: () => Promise<T>,
): Promise<T> {
  const address = headers.get(CLIENT_HEADER) ?? '';
  const client = clientOf(address);
  const keys = { both: `both ${account} ${client}`, account: `account ${account}`, client: `client ${client}` };
  await attempts.begin([
    { key: keys.both, max: TRIES.ofBoth },
    { key: keys.account, max: TRIES.ofAccount },
    { key: keys.client, max: TRIES.ofClient },
  ]);
  const result = await attempt().catch(async (error: unknown) => {
    await attempts.refuse(account, address);
    throw error;
  });
  // Somebody with an account of their own could otherwise guess at others for ever: their client is only forgiven this try.
  await attempts.succeed({ forgotten: [keys.both, keys.account], forgiven: keys.client });
  return result;
}
