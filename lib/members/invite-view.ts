import type { Role } from '#lib/auth/principal';

/** An invite as admins see it; its link is never in it. Times are epoch milliseconds. */
export type InviteView = {
  id: string;
  role: Role;
  /** Whom it is for; null lets whoever has the link name an address. */
  email: string | null;
  inviter: { id: string; name: string };
  createdAt: number;
  expiresAt: number;
  state: 'open' | 'expired';
};

/** What the page of an invite says before it is accepted. */
export type InviteOffer = { role: Role; email: string | null; inviterName: string; expiresAt: number };
