import { and, desc, eq, gt } from 'drizzle-orm';
import type { Db } from '#db/client';
import { sessions } from '#db/schema/auth';
import type { Session } from './find-session.ts';
import type { SessionView } from './session-view.ts';
import { shortAddress } from './short-address.ts';

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
