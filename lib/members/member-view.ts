import type { Role } from '#lib/auth/principal';

/** A member as admins see them. Times are epoch milliseconds. */
export type MemberView = {
  id: string;
  name: string;
  email: string;
  role: Role;
  createdAt: number;
  disabledAt: number | null;
  /** When one of their open sessions was last used; null when none is open. */
  lastSeenAt: number | null;
  sessions: number;
  keys: number;
  conversations: number;
  /** What whoever asks may do with them; a role that they may be given is in `roles`. */
  may: { roles: Role[]; disable: boolean; remove: boolean; endSessions: boolean };
};
