'use client';

import { Ghost } from 'lucide-react';
import { Toggle } from '@/components/ui/toggle';

/** Whether the chat that is about to begin is kept. */
export function TemporaryToggle({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <Toggle
      pressed={isOn}
      onPressedChange={onChange}
      data-tip="In no list and no search, and deleted a day after your last prompt. What it costs stays in the spend."
    >
      <Ghost aria-hidden />
      Temporary
    </Toggle>
  );
}
