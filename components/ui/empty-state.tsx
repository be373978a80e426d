import type { ReactNode } from 'react';

/** Nothing here yet: one sentence and one action that works at once. */
export function EmptyState({
  title,
  action,
  children,
}: {
  title: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex max-w-md flex-col items-start gap-3 py-10">
      <p className="font-medium text-lg">{title}</p>
      {children && <div className="text-muted-foreground">{children}</div>}
      {action && <div className="mt-1 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
