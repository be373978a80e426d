import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';

/** A page outside the shell that says one thing and offers a way on. */
export function BarePage({ title, action, children }: { title: string; action: ReactNode; children: ReactNode }) {
  return (
    <main id="main" className="flex min-h-dvh flex-1 flex-col px-6 py-8 sm:px-12 lg:px-20">
      <p className="flex items-center gap-2 font-medium text-lg">
        <Mark className="size-6" />
        Parallax
      </p>
      <div className="my-auto max-w-md py-10">
        <h1 className="font-medium text-2xl">{title}</h1>
        <div className="mt-2 text-muted-foreground">{children}</div>
        <div className="mt-6 flex flex-wrap gap-2">{action}</div>
      </div>
    </main>
  );
}
