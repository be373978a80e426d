import type { ReactNode } from 'react';
import { Mark } from '@/components/shell/mark';
import { Sightlines } from './sightlines.tsx';

/** The page before the door: the form at the left, the product's one picture beside it where there is room. */
export function AuthFrame({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh">
      <main className="flex w-full flex-col px-6 py-8 sm:px-12 lg:w-[34rem] lg:shrink-0 lg:border-r lg:px-20">
        <p className="flex items-center gap-2 font-medium text-lg">
          <Mark className="size-6" />
          Parallax
        </p>
        <div className="my-auto w-full max-w-96 py-10">
          <h1 className="font-medium text-2xl">{title}</h1>
          <p className="mt-2 text-muted-foreground">{lead}</p>
          <div className="mt-8">{children}</div>
        </div>
      </main>
      <aside aria-hidden className="hidden flex-1 items-center justify-center overflow-hidden bg-sidebar p-12 lg:flex">
        <Sightlines />
      </aside>
    </div>
  );
}
