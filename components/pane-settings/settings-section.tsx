'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';

/** A part of the settings that opens and closes; closed it says whether something in it is set. */
export function SettingsSection({
  title,
  set,
  isOpen = false,
  children,
}: {
  title: string;
  /** How many of its settings are set. */
  set: number;
  isOpen?: boolean;
  children: ReactNode;
}) {
  // What is closed is not there until it is first wanted.
  const [wasOpen, setWasOpen] = useState(isOpen);
  // It does not close under the hand that unsets its last setting.
  const [startsOpen] = useState(isOpen);
  return (
    <details
      open={startsOpen || undefined}
      onToggle={(event) => event.currentTarget.open && setWasOpen(true)}
      className="group/section border-t"
    >
      <summary className="-mx-2 flex h-10 select-none list-none items-center gap-2 rounded-md px-2 hover:bg-gray-3 pointer-coarse:h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 text-muted-foreground transition-transform group-open/section:rotate-90"
        />
        <span className="flex-1 font-medium">{title}</span>
        {set > 0 && <span className="text-accent-text text-sm">{set} set</span>}
      </summary>
      {wasOpen && <div className="flex flex-col pb-4">{children}</div>}
    </details>
  );
}
