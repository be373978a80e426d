'use client';

import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { isUnder } from './nav.ts';
import { RailLabel } from './rail-label.tsx';

export function NavLink({ href, label, icon: Icon }: { href: string; label: string; icon: LucideIcon }) {
  const isHere = isUnder(usePathname(), href);
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className={clsx(
        'group/rail relative flex h-8 items-center gap-2.5 rounded-md px-2 transition-colors focus-visible:-outline-offset-2 rail:w-8 pointer-coarse:h-11 rail:pointer-coarse:w-11 rail:pointer-coarse:px-3.5',
        isHere
          ? 'bg-gray-4 font-medium text-foreground'
          : 'text-muted-foreground hover:bg-gray-3 hover:text-foreground',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <RailLabel>{label}</RailLabel>
    </Link>
  );
}
