import clsx from 'clsx';
import type { ReactNode } from 'react';
import { DrawerButton } from './drawer-button.tsx';

/** The bar over a page, 48 px: the page's one h1, what belongs to it, and at the end its actions. */
export function TopBar({
  title,
  below,
  start,
  end,
  className,
}: {
  title: ReactNode;
  /** A line under the title. */
  below?: ReactNode;
  /** Beside the title. */
  start?: ReactNode;
  /** At the far end. */
  end?: ReactNode;
  className?: string;
}) {
  return (
    <header className={clsx('@container flex h-12 shrink-0 items-center gap-3 border-b px-4 md:px-6', className)}>
      <DrawerButton />
      <div className="min-w-0">
        <h1 className="truncate font-medium text-base">{title}</h1>
        {below}
      </div>
      {start}
      {end && <div className="bar-actions ml-auto flex shrink-0 items-center gap-2 max-md:gap-1">{end}</div>}
    </header>
  );
}
