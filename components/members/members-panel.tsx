'use client';

import { useQuery } from '@tanstack/react-query';
import type { InviteView } from '#lib/members/invite-view';
import type { MemberView } from '#lib/members/member-view';
import { SectionHead } from '@/components/settings/section-head';
import { HeadCell, Table } from '@/components/ui/table';
import { InviteRow } from './invite-row.tsx';
import { MemberRow } from './member-row.tsx';
import { invitesQuery, membersQuery } from './members-query.ts';
import { NewInvite } from './new-invite.tsx';

/** Everybody who is in, and everybody who was asked. */
export function MembersPanel({
  members: firstMembers,
  invites: firstInvites,
}: {
  members: MemberView[];
  invites: InviteView[];
}) {
  const { data: members } = useQuery({ ...membersQuery, initialData: firstMembers });
  const { data: invites } = useQuery({ ...invitesQuery, initialData: firstInvites });
  return (
    <div className="flex flex-col gap-10">
      <section>
        <SectionHead
          title={members.length === 1 ? 'You are alone here' : `${members.length} members`}
          lead={
            members.length === 1
              ? 'Invite somebody with a link that works once; no mail server is needed.'
              : 'A change holds from the next request on; open pages follow within seconds.'
          }
          action={<NewInvite />}
        />
        <Table label="Members">
          <thead>
            <tr>
              <HeadCell>Name</HeadCell>
              <HeadCell>
                <span className="px-2">Role</span>
              </HeadCell>
              <HeadCell className="max-sm:hidden">Last seen</HeadCell>
              <HeadCell align="end" className="max-md:hidden">
                Sessions
              </HeadCell>
              <HeadCell align="end" className="max-md:hidden">
                Keys
              </HeadCell>
              <HeadCell className="w-0">
                <span className="sr-only">Actions</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberRow key={member.id} member={member} />
            ))}
          </tbody>
        </Table>
      </section>
      {invites.length > 0 && (
        <section>
          <SectionHead title="Open invites" lead="Nobody has used these links yet." />
          <ul className="border-t">
            {invites.map((invite) => (
              <InviteRow key={invite.id} invite={invite} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
