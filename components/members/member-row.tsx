'use client';

import { Ban, CircleCheck, Ellipsis, LogOut, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Role } from '#lib/auth/principal';
import type { MemberView } from '#lib/members/member-view';
import { useMe } from '@/components/shell/use-me';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { RelativeTime } from '@/components/ui/relative-time';
import { Select } from '@/components/ui/select';
import { Cell, Row } from '@/components/ui/table';
import { ConfirmOwnRole } from './confirm-own-role.tsx';
import { EndSessions } from './end-sessions.tsx';
import { RemoveMember } from './remove-member.tsx';
import { ROLE_LABELS, roleOptions } from './role-words.ts';
import { useMemberChange } from './use-member-change.ts';

/** A member in the list, with what the reader may do with them. */
export function MemberRow({ member }: { member: MemberView }) {
  const { id, name, email, role, disabledAt, lastSeenAt, sessions, keys, may } = member;
  const { member: me } = useMe();
  const [asking, setAsking] = useState<'remove' | 'sessions' | { role: Role } | null>(null);
  const change = useMemberChange(member);
  const isSelf = id === me.id;
  const close = () => setAsking(null);
  const chosen = change.isPending && change.variables && 'role' in change.variables ? change.variables.role : role;
  return (
    <Row>
      <Cell className="w-full min-w-40 max-w-0 py-2.5">
        <span className="flex items-center gap-3">
          <Avatar name={name} {...(disabledAt === null ? {} : { className: 'opacity-50' })} />
          <span className="min-w-0">
            <span className="flex items-center gap-2">
              <span dir="auto" className="truncate font-medium" title={name}>
                {name}
              </span>
              {isSelf && <Badge>you</Badge>}
              {disabledAt !== null && <Badge tone="warn">disabled</Badge>}
            </span>
            <span className="block truncate text-muted-foreground text-xs" title={email}>
              {email}
            </span>
          </span>
        </span>
      </Cell>
      <Cell className="whitespace-nowrap">
        {may.roles.length > 1 ? (
          <Select
            size="sm"
            label={`Role of ${name}`}
            value={chosen}
            onValueChange={(next) => (isSelf ? setAsking({ role: next }) : change.mutate({ role: next }))}
            options={roleOptions(may.roles)}
            isDisabled={change.isPending}
            className="w-24"
          />
        ) : (
          <span className="inline-block px-2">{ROLE_LABELS[role]}</span>
        )}
      </Cell>
      <Cell className="whitespace-nowrap text-muted-foreground max-sm:hidden">
        {lastSeenAt === null ? 'signed out' : <RelativeTime at={lastSeenAt} />}
      </Cell>
      <Cell align="end" className="text-muted-foreground tabular-nums max-md:hidden">
        {sessions}
      </Cell>
      <Cell align="end" className="text-muted-foreground tabular-nums max-md:hidden">
        {keys}
      </Cell>
      <Cell align="end" className="w-0 pl-0!">
        {(may.disable || may.remove || may.endSessions) && (
          <Menu
            align="end"
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={`More for ${name}`}>
                <Ellipsis aria-hidden />
              </Button>
            }
          >
            <MenuItem icon={<LogOut />} disabled={sessions === 0} onClick={() => setAsking('sessions')}>
              Sign out everywhere
            </MenuItem>
            <MenuItem
              icon={disabledAt === null ? <Ban /> : <CircleCheck />}
              disabled={!may.disable}
              onClick={() => change.mutate({ isDisabled: disabledAt === null })}
            >
              {disabledAt === null ? 'Disable' : 'Enable'}
            </MenuItem>
            <MenuItem icon={<Trash2 />} tone="danger" disabled={!may.remove} onClick={() => setAsking('remove')}>
              Remove
            </MenuItem>
          </Menu>
        )}
        {asking === 'remove' && <RemoveMember member={member} onClose={close} />}
        {asking === 'sessions' && <EndSessions member={member} onClose={close} />}
        {asking !== null && typeof asking === 'object' && (
          <ConfirmOwnRole
            role={asking.role}
            isPending={change.isPending}
            onConfirm={() => change.mutate(asking, { onSettled: close })}
            onClose={close}
          />
        )}
      </Cell>
    </Row>
  );
}
