import type { ReactNode } from 'react';

/** A heading with what it is about, and the one thing to do there. */
export function SectionHead({ title, lead, action }: { title: string; lead: ReactNode; action?: ReactNode }) {
  return (
    <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="font-medium">{title}</h3>
        <p className="mt-0.5 max-w-prose text-muted-foreground">{lead}</p>
      </div>
      {action}
    </div>
  );
}
