import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Orm } from '#db/client';
import type { Actor } from '#lib/audit/actor';
import { writeAudit } from '#lib/audit/write-audit';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { hasOwner } from './has-owner.ts';
import { insertMember, NewMember, type PreparedMember, prepareMember } from './new-member.ts';
import { dropSetupToken, requireSetupToken } from './setup-token.ts';

export const SetupInput = NewMember.extend({ token: z.string('open the link that Parallax printed when it started') });

/**
 * Ends the first run: makes the one owner. Exactly one of many simultaneous calls succeeds.
 * @throws AppError `conflict` when there is an owner, `forbidden` for a wrong token, `invalid_request`.
 */
export async function createOwner(
  app: { db: Db },
  input: z.input<typeof SetupInput>,
): Promise<{ id: string; email: string }> {
  const { token, ...wanted } = parseInput(SetupInput, input);
  // Before the hash: a stranger must not make us work 90 ms for each guess.
  if (hasOwner(app)) throw owned();
  requireSetupToken(app.db.orm, token);
  const owner = await prepareMember('owner', wanted);
  await app.db.commit((orm) => claim(orm, owner));
  return { id: owner.id, email: owner.email };
}

/** Makes the owner that the environment names. @returns whether there was none before. */
export async function createOwnerFromEnv(app: { db: Db }, email: string, password: string): Promise<boolean> {
  const wanted = parseInput(NewMember, { name: email.split('@')[0], email, password });
  const owner = await prepareMember('owner', wanted);
  return app.db.commit((orm) => write(orm, owner, { kind: 'system' }));
}

function claim(orm: Orm, owner: PreparedMember): void {
  const { id: memberId, name, email, role } = owner;
  if (!write(orm, owner, { kind: 'member', memberId, name, email, role })) throw owned();
}

function write(orm: Orm, owner: PreparedMember, actor: Actor): boolean {
  const isWritten = insertMember(orm, owner, sql`not exists (select 1 from members where role = 'owner')`);
  if (!isWritten) return false;
  dropSetupToken(orm);
  const by = actor.kind === 'system' ? 'PARALLAX_ADMIN_EMAIL' : 'the set-up link';
  writeAudit(orm, actor, { action: 'member.create', target: owner, details: { role: owner.role, by } });
  return true;
}

function owned(): AppError {
  return new AppError('conflict', 'This Parallax has an owner already; sign in instead.');
}
