'use client';

import type { ReactNode } from 'react';
import { Switch } from '@/components/ui/switch';

/** A setting that is on or, which is the same as not set, off. */
export function SwitchLine({
  label,
  meaning,
  value,
  onChange,
}: {
  label: string;
  meaning?: ReactNode;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <div className="py-2">
      <Switch label={label} hint={meaning} checked={value} onCheckedChange={onChange} />
    </div>
  );
}
