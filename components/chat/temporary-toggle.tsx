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
      className={clsx('font-normal!', isOn && 'border-accent! bg-accent-soft! text-accent-text!')}
    >
      <Ghost aria-hidden />
      Temporary
    </Button>
  );
}
