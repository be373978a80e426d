'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { UsedKey } from '#lib/keys/used-key';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { ErrorNotice } from '@/components/shell/error-notice';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/segmented';
import { useShowKey } from './use-key-change.ts';

const OVERLAPS = [
  { value: '0', label: 'At once' },
  { value: '1', label: 'In an hour' },
  { value: '24', label: 'In a day' },
  { value: '168', label: 'In a week' },
] as const;

type Overlap = (typeof OVERLAPS)[number]['value'];

/** Gives a key a new text, and asks how long the old one goes on working. */
export function RollKey({
  keyView: { id, name, masked },
  onRolled,
  onCancel,
}: {
  keyView: UsedKey;
  onRolled: (secret: string) => void;
  onCancel: () => void;
}) {
  const show = useShowKey();
  const [overlap, setOverlap] = useState<Overlap>('24');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const roll = useMutation<{ key: string; view: UsedKey }, ApiError>({
    mutationFn: () => api.post(`/api/keys/${id}/roll`, { overlapHours: Number(overlap) }),
    onSuccess: ({ key, view }) => {
      show(id, view);
      onRolled(key);
    },
  });
  return (
    <section aria-labelledby="roll" className="flex max-w-2xl flex-col gap-4 rounded-md border bg-gray-2 p-4">
      <div>
        <h2 id="roll" ref={heading} tabIndex={-1} className="font-medium outline-none">
          Roll “{name}”
        </h2>
        <p className="mt-1 max-w-prose text-muted-foreground">
          It gets a new text and keeps its limits, its spend and its name. When shall the old one,{' '}
          <span className="whitespace-nowrap font-mono text-sm">{masked}</span>, stop working?
        </p>
      </div>
      <div>
        <Segmented label="The old key stops" value={overlap} onValueChange={setOverlap} options={OVERLAPS} />
      </div>
      {roll.error && <ErrorNotice error={roll.error} title="The key was not rolled" />}
      <div className="flex gap-2">
        <Button variant="primary" isPending={roll.isPending} onClick={() => roll.mutate()}>
          Make the new key
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </section>
  );
}
