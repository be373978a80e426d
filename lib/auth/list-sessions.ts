import { isIPv6 } from 'node:net';
import { and, desc, eq, gt } from 'drizzle-orm';
import type { Db } from '#db/client';
import { sessions } from '#db/schema/auth';
import type { Session } from './find-session.ts';
import type { SessionView } from './session-view.ts';

/** The open sessions of whoever asks: the one that asks first, then the newest. */
export async function listSessions(app: { db: Db }, { sessionId, member }: Session): Promise<SessionView[]> {
  const isOpen = and(eq(sessions.userId, member.memberId), gt(sessions.expiresAt, new Date()));
  const rows = app.db.orm.select().from(sessions).where(isOpen).orderBy(desc(sessions.createdAt)).all();
  return rows
    .map(({ id, userAgent, ipAddress, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      isCurrent: id === sessionId,
      agent: userAgent || null,
      address: ipAddress ? shortAddress(ipAddress) : null,
      createdAt: createdAt.getTime(),
      lastSeenAt: (lastSeenAt ?? createdAt).getTime(),
      expiresAt: expiresAt.getTime(),
    }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}

/** better-auth keeps an IPv6 address with all its zeros. */
function shortAddress(address: string): string {
  return isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}
