'use client';

import { useEffect, useRef } from 'react';
import { CopyButton } from '@/components/keys/copy-button';
import { formatDay } from '@/components/keys/format-day';
import { Button } from '@/components/ui/button';
import type { MadeInvite } from './invite-form.tsx';

/** The link of an invite that was just made, told this once. */
export function InviteLink({ made: { invite, token }, onDone }: { made: MadeInvite; onDone: () => void }) {
  const lead = useRef<HTMLParagraphElement>(null);
  useEffect(() => lead.current?.focus(), []);
  // After the #, so that no server and no proxy on the way writes it into a log.
  const link = `${window.location.origin}/invite#${token}`;
  return (
    <div className="flex flex-col gap-4">
      <p ref={lead} tabIndex={-1} className="text-muted-foreground outline-none">
        Send it yourself; Parallax sends no mail. It makes one account, works until {formatDay(invite.expiresAt)}, and
        is shown only now: this server keeps a hash of it.
      </p>
      <div className="flex flex-col items-start gap-3 rounded-md border border-accent bg-accent-soft p-3">
        <code className="w-full select-all break-all font-mono text-sm">{link}</code>
        <CopyButton label="Copy the link" text={link} isPrimary />
      </div>
      <div>
        <Button onClick={onDone}>Done</Button>
      </div>
    </div>
  );
}
