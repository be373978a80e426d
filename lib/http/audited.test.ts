import { expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { AUDIT_ACTIONS } from '#lib/audit/audit-action';
import { verifyAudit } from '#lib/audit/verify-audit';
import { ACCESS_ROWS, type AccessRow } from './testing/access-rows.ts';
import { exampleOf, send } from './testing/ask-row.ts';
import { CALLERS, type Caller } from './testing/callers.ts';
import { openWorld } from './testing/world.ts';

/** What each mutating row writes into the audit log. A row that is neither here nor below fails. */
const AUDITED: Record<string, string> = {
  'POST /api/auth/sign-in/email': 'session.create',
  'POST /api/auth/sign-out': 'session.end',
  'POST /api/auth/change-password': 'member.password session.create',
  'PATCH /api/me': 'member.rename',
  'PATCH /api/members/:id': 'member.role member.disable',
  'DELETE /api/members/:id': 'member.remove',
  'DELETE /api/members/:id/sessions': 'session.revoke',
  'POST /api/invites': 'invite.create',
  'DELETE /api/invites/:id': 'invite.revoke',
  'POST /api/invites/accept': 'member.join session.create',
  'DELETE /api/sessions': 'session.revoke',
  'DELETE /api/sessions/:id': 'session.revoke',
  'POST /api/budgets': 'budget.create',
  'PATCH /api/budgets/:id': 'budget.change',
  'DELETE /api/budgets/:id': 'budget.remove',
  'POST /api/budgets/alerts/dismiss': 'alert.dismiss',
  'PUT /api/budgets/webhook': 'webhook.save',
  'DELETE /api/budgets/webhook': 'webhook.remove',
  'POST /api/keys': 'key.create',
  'PATCH /api/keys/:id': 'key.change',
  'DELETE /api/keys/:id': 'key.remove',
  'POST /api/keys/:id/roll': 'key.roll',
  'POST /api/v1/keys': 'key.create',
  'PATCH /api/v1/keys/:hash': 'key.change',
  'DELETE /api/v1/keys/:hash': 'key.remove',
  'POST /api/spend/invoice/review': 'invoice.review',
  'POST /api/shares': 'share.create',
  'DELETE /api/shares/:id': 'share.revoke',
  'POST /api/settings/connections/keys': 'connection.create',
  'POST /api/settings/connections/servers': 'connection.create',
  'PUT /api/settings/connections/order': 'connection.order',
  'PATCH /api/settings/connections/:id': 'connection.change',
  'DELETE /api/settings/connections/:id': 'connection.remove',
};

/** Rows that write nothing there, and why. */
const NOT_AUDITED: readonly [RegExp, string][] = [
  [/\/\*$/, 'there is nothing'],
  [/\/api\/setup$/, 'the world has an owner; create-owner.test.ts looks at it'],
  [/\/api\/(?:invites|shares)\/look$/, 'reads'],
  [/\/api\/preferences$/, 'one’s own habits'],
  [/\/api\/conversations/, 'what people write is theirs'],
  [/\/api\/files/, 'as above'],
  [/\/api\/(?:presets|prompts)/, 'as above'],
  [/\/api\/models\//, 'a price list that is fetched, a favourite of one’s own'],
  [/\/test$/, 'asks an upstream, changes nothing'],
  [/\/invoice\/compare$/, 'writes down what upstream says, as each day does by itself'],
  [/^POST \/api\/v1\/(?:chat|embeddings|responses|messages)/, 'calls are in the ledger'],
];

/** Enabling is the same row as disabling, refused passwords are told later; the rest is done from the shell, by commands with tests of their own. */
const ELSEWHERE = ['member.create', 'member.enable', 'session.refuse', 'database.restore', 'secret.rotate'];

const isDone = (status: number) => status >= 200 && status < 300;

const doerOf = (row: AccessRow): Caller =>
  CALLERS.find((caller) => caller !== 'nobody' && isDone(row.outcomes[caller])) ?? 'owner';

const mutations = ACCESS_ROWS.filter(({ method }) => method !== 'GET');
const audited = mutations.filter(({ name }) => name in AUDITED);

test('every mutating row is told in the audit log, or the list says why not', () => {
  const unexplained = mutations.filter(
    ({ name }) => !(name in AUDITED) && !NOT_AUDITED.some(([pattern]) => pattern.test(name)),
  );
  expect(unexplained.map(({ name }) => name)).toEqual([]);
  expect(audited.map(({ name }) => name).sort()).toEqual(Object.keys(AUDITED).sort());
});

test('a mutation writes its entry, names who and what, and a refused one writes nothing', async () => {
  const world = await openWorld();
  const entries = () => world.app.db.orm.select().from(auditEntries).all();
  const seen = new Set<string>();
  for (const row of audited) {
    const doer = doerOf(row);
    const good = await exampleOf(world, row, doer);
    if (row.name === 'DELETE /api/members/:id/sessions') await signInAs(world, good.params?.id ?? '');
    if (row.name === 'DELETE /api/sessions') await signInAs(world, world.ids[doer as 'viewer']);
    const isRefused = row.outcomes.disabled >= 400 && !good.headers;
    if (isRefused) {
      const before = entries().length;
      // Who signs in stands in the body.
      const isSigningIn = row.name === 'POST /api/auth/sign-in/email';
      await send(world, row, 'disabled', isSigningIn ? await exampleOf(world, row, 'disabled') : good);
      expect.soft(entries(), `${row.name}, refused`).toHaveLength(before);
    }
    const start = entries().length;
    expect.soft((await send(world, row, doer, good)).status, row.name).toBeLessThan(300);
    const written = entries().slice(start);
    expect.soft(written.map(({ action }) => action).join(' '), row.name).toBe(AUDITED[row.name]);
    for (const { action, actorKind, memberId, targetName, at } of written) {
      seen.add(action);
      expect.soft(actorKind, row.name).toBe(row.path.startsWith('/api/v1/') ? 'key' : 'member');
      expect
        .soft([memberId, targetName], `${row.name}: who and what`)
        .toEqual([expect.any(String), expect.any(String)]);
      expect.soft(Date.now() - at).toBeLessThan(60_000);
    }
  }
  expect(verifyAudit(world.app.db)).toMatchObject({ broken: null, entries: entries().length });
  const unseen = Object.keys(AUDIT_ACTIONS).filter((action) => !seen.has(action));
  expect(unseen).toEqual(ELSEWHERE);

  const kept = JSON.stringify(entries());
  for (const secret of [world.sandbox.apiKey, world.keyText, 'correct horse battery', 'a-key-of-theirs', 'whsec'])
    expect.soft(kept).not.toContain(secret);
}, 60_000);

async function signInAs(world: Awaited<ReturnType<typeof openWorld>>, memberId: string): Promise<void> {
  const { members } = await world.make<{ members: { id: string; email: string }[] }>('owner', 'GET', '/api/members');
  const email = members.find(({ id }) => id === memberId)?.email;
  await world.make('nobody', 'POST', '/api/auth/sign-in/email', { email, password: 'correct horse battery' });
}
