'use client';

import clsx from 'clsx';
import { Ghost } from 'lucide-react';
import { Button } from '@/components/ui/button';

/** Whether the chat that is about to begin is kept. */
export function TemporaryToggle({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <Button
      size="sm"
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
      data-tip="In no list and no search, and deleted a day after your last prompt. What it costs stays in the spend."
      className={clsx(
        'font-normal!',
        !isOn && 'max-sm:border-transparent! max-sm:bg-transparent! max-sm:text-muted-foreground!',
        isOn && 'border-accent! bg-accent-soft! text-accent-text!',
      )}
    >
      <Ghost aria-hidden />
      <span className="max-sm:sr-only">Temporary</span>
    </Button>
  );
}
