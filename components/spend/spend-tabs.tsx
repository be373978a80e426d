'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

const PAGES = [
  { href: '/spend', label: 'Overview' },
  { href: '/spend/requests', label: 'Requests' },
];

/** From the sums to the requests behind them, and back. */
export function SpendTabs() {
  const here = usePathname();
  return (
    <nav aria-label="Spend" className="flex gap-1 print:hidden">
      {PAGES.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={here === href ? 'page' : undefined}
          className={clsx(
            'rounded-md px-2 py-1 text-sm transition-colors pointer-coarse:py-3',
            here === href
              ? 'bg-gray-4 font-medium text-foreground'
              : 'text-muted-foreground hover:bg-gray-3 hover:text-foreground',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
