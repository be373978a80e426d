'use client';

import { useState } from 'react';
import { keepReadsAloud } from '@/components/chat/reads-aloud';
import { Segmented } from '@/components/ui/segmented';

/** What screen readers are told when an answer is there. */
export function SpokenSetting({ served }: { served: boolean }) {
  const [isWhole, setIsWhole] = useState(served);
  return (
    <Segmented
      label="Told of an answer"
      value={isWhole ? 'whole' : 'brief'}
      onValueChange={(next) => {
        setIsWhole(next === 'whole');
        keepReadsAloud(next === 'whole');
      }}
      options={[
        { value: 'brief', label: 'Who and how long' },
        { value: 'whole', label: 'All of it' },
      ]}
    />
  );
}
