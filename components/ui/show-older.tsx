'use client';

import { Button } from './button.tsx';

/** The end of a list that was read in part: brings the next, older part. */
export function ShowOlder({ isPending, onClick }: { isPending: boolean; onClick: () => void }) {
  return (
    <Button variant="ghost" size="sm" className="-ml-2 self-start" isPending={isPending} onClick={onClick}>
      {isPending ? 'Reading older ones…' : 'Show older'}
    </Button>
  );
}
