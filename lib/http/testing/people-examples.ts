import { createMember } from '#lib/auth/create-member';
import { PASSWORD } from '#lib/auth/testing';
import { newId } from '#lib/ids';
import { emailOf } from './callers.ts';
import type { Make } from './example.ts';
import type { World } from './world.ts';

const member = async ({ app }: World) => {
  const { id } = await createMember(app, 'member', {
    name: 'A member',
    email: `${newId()}@example.com`,
    password: PASSWORD,
  });
  return { params: { id } };
};

const invite = (world: World) =>
  world.make<{ token: string; invite: { id: string } }>('owner', 'POST', '/api/invites', { role: 'viewer' });

/** A session of the member's, beside the one that they ask with. */
const session = async (world: World) => {
  await world.make('nobody', 'POST', '/api/auth/sign-in/email', { email: emailOf('member'), password: PASSWORD });
  const { sessions } = await world.make<{ sessions: { id: string; isCurrent: boolean }[] }>(
    'member',
    'GET',
    '/api/sessions',
  );
  return { params: { id: sessions.find(({ isCurrent }) => !isCurrent)?.id ?? '' } };
};

/** What the rows of members, invites and sessions need. */
export const PEOPLE_EXAMPLES: Readonly<Record<string, Make>> = {
  'PATCH /api/me': (_, caller) => ({ body: { name: `Ada, the ${caller}` } }),

  'PATCH /api/members/:id': async (world) => ({ ...(await member(world)), body: { role: 'viewer', isDisabled: true } }),
  'DELETE /api/members/:id': member,
  'DELETE /api/members/:id/sessions': member,
  'POST /api/invites': () => ({ body: { role: 'viewer', email: `${newId()}@example.com`, days: 7 } }),
  'DELETE /api/invites/:id': async (world) => ({ params: { id: (await invite(world)).invite.id } }),
  'POST /api/invites/look': async (world) => ({ body: { token: (await invite(world)).token } }),
  'POST /api/invites/accept': async (world) => ({
    body: { token: (await invite(world)).token, name: 'Bob', email: `${newId()}@example.com`, password: PASSWORD },
  }),
  'DELETE /api/sessions/:id': session,
};
