import clsx from 'clsx';
import type { ReactNode } from 'react';
import { DrawerButton } from './drawer-button.tsx';

/** The bar over a page, 48 px: the page's one h1, what belongs to it, and at the end its actions. */
export function TopBar({
  title,
  start,
  end,
  className,
}: {
  title: ReactNode;
  /** Beside the title. */
  start?: ReactNode;
  /** At the far end. */
  end?: ReactNode;
  className?: string;
}) {
  return (
    <header className={clsx('flex h-12 shrink-0 items-center gap-3 border-b px-4 md:px-6', className)}>
      <DrawerButton />
      <h1 className="min-w-0 truncate font-medium text-base">{title}</h1>
      {start}
      {end && <div className="ml-auto flex shrink-0 items-center gap-2">{end}</div>}
    </header>
  );
}
