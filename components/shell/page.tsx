import clsx from 'clsx';
import type { ReactNode } from 'react';
import { TopBar } from './top-bar.tsx';

const WIDTHS = { form: 'max-w-2xl', wide: 'max-w-6xl', full: '' };

/** A page: top bar and a main that scrolls, its content starting at the same x everywhere. */
export function Page({
  title,
  start,
  end,
  width = 'wide',
  children,
}: {
  title: ReactNode;
  start?: ReactNode;
  end?: ReactNode;
  width?: keyof typeof WIDTHS;
  children: ReactNode;
}) {
  return (
    <>
      <TopBar title={title} start={start} end={end} />
      <main
        id="main"
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto px-4 pt-6 pb-[max(1.5rem,env(safe-area-inset-bottom))] md:px-6 print:overflow-visible print:px-0"
      >
        <div className={clsx(WIDTHS[width])}>{children}</div>
      </main>
    </>
  );
}
