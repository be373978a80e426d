'use client';

import type { Sharing } from '#lib/auth/sharing';
import { Segmented } from '@/components/ui/segmented';

const OPTIONS = [
  { value: 'personal', label: 'Only me' },
  { value: 'team', label: 'The team' },
] as const;

/** Who sees an entry of the library. */
export function SharingField({ value, onChange }: { value: Sharing; onChange: (sharing: Sharing) => void }) {
  return (
    <div className="flex flex-col items-start gap-1.5">
      <span className="font-medium">Who sees it</span>
      <Segmented label="Who sees it" value={value} onValueChange={onChange} options={OPTIONS} />
      <p className="text-muted-foreground text-sm">
        {value === 'team' ? 'Everybody uses it; you and the admins change it.' : 'Nobody else, admins included.'}
      </p>
    </div>
  );
}
