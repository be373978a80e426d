'use client';

import { Field as Base } from '@base-ui/react/field';
import clsx from 'clsx';
import type { ReactNode } from 'react';

/** A labelled field: label, control (`Input`, `Textarea`, `Select` …), what it is for, and what is wrong with it. */
export function Field({
  label,
  name,
  hint,
  error,
  aside,
  className,
  children,
}: {
  label: ReactNode;
  name?: string;
  hint?: ReactNode;
  /** What is wrong and how to mend it. Present means invalid. */
  error?: string | null | undefined;
  /** Quiet text or a link on the label's line, at its end. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Base.Root
      {...(name ? { name } : {})}
      invalid={Boolean(error)}
      className={clsx('flex flex-col gap-1.5', className)}
    >
      <div className="flex items-baseline justify-between gap-4">
        <Base.Label className="font-medium">{label}</Base.Label>
        {aside && <span className="text-muted-foreground text-sm">{aside}</span>}
      </div>
      {children}
      {hint && !error && <Base.Description className="text-muted-foreground text-sm">{hint}</Base.Description>}
      <Base.Error match={Boolean(error)} className="text-danger-text text-sm">
        {error}
      </Base.Error>
    </Base.Root>
  );
}
