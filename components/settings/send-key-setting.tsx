'use client';

import { useState } from 'react';
import { keepSendKeyChoice, type SendKeyChoice } from '@/components/chat/send-key-choice';
import { useModKey } from '@/components/shell/use-mod-key';
import { Segmented } from '@/components/ui/segmented';

/** Which key sends a prompt from this browser. */
export function SendKeySetting({ served }: { served: SendKeyChoice }) {
  const [choice, setChoice] = useState(served);
  const modKey = useModKey();
  return (
    <Segmented
      label="Send with"
      value={choice}
      onValueChange={(next) => {
        setChoice(next);
        keepSendKeyChoice(next);
      }}
      options={[
        { value: 'enter', label: 'Enter' },
        { value: 'mod-enter', label: `${modKey} Enter` },
      ]}
    />
  );
}
