import { z } from 'zod';
import type { Db } from '#db/client';
import { parseInput } from '#lib/parse-input';
import type { InviteOffer } from './invite-view.ts';
import { requireInvite } from './require-invite.ts';

const LookInput = z.object({ token: z.string().min(1).max(200) });

/** What an invite offers, for whoever has its link. @throws AppError as `requireInvite` does. */
export async function lookAtInvite(app: { db: Db }, input: unknown): Promise<InviteOffer> {
  const { token } = parseInput(LookInput, input);
  const { role, email, inviterName, expiresAt } = requireInvite(app.db.orm, token);
  return { role, email, inviterName, expiresAt: expiresAt.getTime() };
}
