import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';
import type { Db } from '#db/client';
import { accounts, members, sessions, verifications } from '#db/schema/auth';
import type { Env } from '#lib/env';
import { newId } from '#lib/ids';
import type { Log } from '#lib/log';
import { type Attempts, openAttempts } from './attempts.ts';
import { auditSignIns } from './audit-sign-ins.ts';
import { hashSessionTokens } from './hash-session-tokens.ts';
import { type Hasher, openHasher } from './hasher.ts';
import { openLastSeen } from './last-seen.ts';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './password.ts';

export type Auth = {
  better: ReturnType<typeof openBetterAuth>;
  attempts: Attempts;
  hasher: Hasher;
  /** Notes that a session is used. */
  seen: (session: { id: string; lastSeenAt?: Date | null | undefined }) => void;
};

type Parts = {
  db: Db;
  env: Pick<Env, 'PUBLIC_URL'>;
  log: Log;
  secret: { derive: (purpose: string) => Buffer };
  hasher?: Hasher;
};

/** The header by which server.ts tells the address of the client; what a client sends under this name is overwritten. */
export const CLIENT_HEADER = 'x-parallax-client';

const SESSION_LIFE_S = 30 * 24 * 3600;

/** Opens accounts and sessions on the product's own database. A session lives 30 days from signing in, or until it is revoked. */
export function openAuth(parts: Parts): Auth {
  const hasher = parts.hasher ?? openHasher();
  return { better: openBetterAuth(parts, hasher), attempts: openAttempts(parts), hasher, seen: openLastSeen(parts) };
}

function openBetterAuth({ db, env, log, secret }: Parts, hasher: Hasher) {
  const isHttps = env.PUBLIC_URL?.startsWith('https://') ?? false;
  return betterAuth({
    appName: 'Parallax',
    baseURL: env.PUBLIC_URL && new URL(env.PUBLIC_URL).origin,
    basePath: '/api/auth',
    secret: secret.derive('better-auth').toString('base64'),
    database: hashSessionTokens(
      auditSignIns(
        db,
        drizzleAdapter(db.orm, {
          provider: 'sqlite',
          schema: { user: members, session: sessions, account: accounts, verification: verifications },
        }),
      ),
    ),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN_LENGTH,
      maxPasswordLength: PASSWORD_MAX_LENGTH,
      password: hasher,
    },
    user: {
      additionalFields: {
        role: { type: ['owner', 'admin', 'member', 'viewer'], required: true, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      expiresIn: SESSION_LIFE_S,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: { lastSeenAt: { type: 'date', required: false, input: false } },
    },
    advanced: {
      // Its own "secure" prefix is __Secure-, which allows a Domain; __Host- does not.
      useSecureCookies: false,
      cookiePrefix: isHttps ? '__Host-parallax' : 'parallax',
      defaultCookieAttributes: { secure: isHttps, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER], ipv6Subnet: 128 },
      database: { generateId: newId },
      // `requireSameOrigin` has looked already, and knows the host that the browser used.
      disableCSRFCheck: true,
      disableOriginCheck: false,
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Errors that are not its own come out as they are, for the edge to log and hide.
    onAPIError: { throw: true },
    logger: { level: 'error', log: (_level, message) => log.error({ room: 'auth' }, message) },
  });
}
