'use client';

import { useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { InviteForm, type MadeInvite } from './invite-form.tsx';
import { InviteLink } from './invite-link.tsx';
import { invitesQuery } from './members-query.ts';

/** Asks whom an invite is for, then shows its link. */
export function NewInvite() {
  const client = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [made, setMade] = useState<MadeInvite | null>(null);
  const close = () => {
    setIsOpen(false);
    setMade(null);
  };
  return (
    <>
      <Button variant="primary" onClick={() => setIsOpen(true)}>
        <UserPlus aria-hidden />
        Invite
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={(open) => !open && close()}
        title={made ? `Invite for ${made.invite.email ?? 'whoever has the link'}` : 'Invite somebody'}
      >
        {made ? (
          <InviteLink made={made} onDone={close} />
        ) : (
          <InviteForm
            onMade={(next) => {
              setMade(next);
              void client.invalidateQueries({ queryKey: invitesQuery.queryKey });
            }}
          />
        )}
      </Dialog>
    </>
  );
}
