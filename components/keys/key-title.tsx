import Link from 'next/link';
import type { ReactNode } from 'react';

/** The title of a page under Keys, with the way back. */
export function KeyTitle({ children }: { children: ReactNode }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Link href="/keys" className="rounded-xs font-normal text-muted-foreground hover:text-foreground">
        Keys
      </Link>
      <span aria-hidden className="font-normal text-gray-8">
        /
      </span>
      <span dir="auto" className="min-w-0 truncate">
        {children}
      </span>
    </span>
  );
}
