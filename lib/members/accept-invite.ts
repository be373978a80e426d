import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { invites } from '#db/schema/auth';
import { writeAudit } from '#lib/audit/write-audit';
import { answerAuth } from '#lib/auth/answer-auth';
import { insertMember, NewMember, type PreparedMember, prepareMember } from '#lib/auth/new-member';
import type { Auth } from '#lib/auth/open-auth';
import type { Env } from '#lib/env';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { requireInvite } from './require-invite.ts';

const AcceptInput = NewMember.extend({
  token: z.string().min(1).max(200),
  /** Only where the invite names none. */
  email: NewMember.shape.email.optional(),
});

/**
 * Makes the member whom an invite is for and signs them in: the answer carries the session's cookie. Of many at the same time exactly one
 * succeeds.
 * @throws AppError as `requireInvite` does; `invalid_request` that names the field; `conflict` for an address that has an account.
 */
export async function acceptInvite(
  app: { db: Db; auth: Auth; env: Pick<Env, 'PUBLIC_URL'> },
  headers: Headers,
  input: unknown,
): Promise<Response> {
  const { token, name, email, password } = parseInput(AcceptInput, input);
  // Before the hash: a stranger must not make us work 90 ms for each guess.
  const invite = requireInvite(app.db.orm, token);
  const address = addressOf(invite.email, email);
  const member = await prepareMember(invite.role, { name, email: address, password }, app.auth.hasher.hash);
  await app.db.commit((orm) => {
    requireInvite(orm, token);
    const isOpen = and(eq(invites.id, invite.id), isNull(invites.acceptedAt));
    orm.update(invites).set({ acceptedAt: new Date(), acceptedBy: member.id }).where(isOpen).run();
    insertMember(orm, member);
    const details = { role: invite.role, invitedBy: invite.inviterName };
    writeAudit(orm, asActor(member), { action: 'member.join', target: member, details });
  });
  const body = { email: address, password };
  const signedIn = await answerAuth(app, { method: 'POST', path: 'sign-in/email', headers, body });
  const cookies = signedIn.headers.getSetCookie().map((cookie): [string, string] => ['set-cookie', cookie]);
  const view = { id: member.id, name, email: address, role: member.role };
  return Response.json({ member: view }, { status: 201, headers: cookies });
}

function addressOf(invited: string | null, given: string | undefined): string {
  if (invited === null && given === undefined)
    throw new AppError('invalid_request', 'The field “email” is not valid: write your e-mail address.', {
      field: 'email',
    });
  if (invited !== null && given !== undefined && given !== invited)
    throw new AppError('invalid_request', 'The field “email” is not valid: this invite is for another address.', {
      field: 'email',
    });
  return invited ?? given ?? '';
}

function asActor({ id, name, email, role }: PreparedMember) {
  return { kind: 'member' as const, memberId: id, name, email, role };
}
