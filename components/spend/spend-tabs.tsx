'use client';

import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useMe } from '@/components/shell/use-me';
import { Badge } from '@/components/ui/badge';
import { invoiceQuery } from './invoice/invoice-query.ts';

const PAGES = [
  { href: '/spend', label: 'Overview' },
  { href: '/spend/requests', label: 'Requests' },
];
const INVOICE = { href: '/spend/invoice', label: 'Invoice' };

/** From the sums to the requests behind them, and for admins to what upstream says of them. */
export function SpendTabs() {
  const here = usePathname();
  const { role } = useMe().member;
  const isAdmin = role === 'owner' || role === 'admin';
  const { data: invoice } = useQuery({ ...invoiceQuery, enabled: isAdmin });
  const open = invoice?.differences.filter(({ kind, review }) => review === null && kind !== 'unsettled').length ?? 0;
  return (
    <nav aria-label="Spend" className="bar-actions flex gap-1 print:hidden">
      {(isAdmin ? [...PAGES, INVOICE] : PAGES).map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={here === href ? 'page' : undefined}
          className={clsx(
            'flex items-center rounded-md px-2 py-1 text-sm transition-colors pointer-coarse:min-h-11',
            here === href
              ? 'bg-gray-4 font-medium text-foreground'
              : 'text-muted-foreground hover:bg-gray-3 hover:text-foreground',
          )}
        >
          {label}
          {href === INVOICE.href && open > 0 && (
            <Badge tone="warn" className="ml-1.5 max-[24rem]:sr-only">
              {open}
              <span className="sr-only">{open === 1 ? 'difference' : 'differences'} to look at</span>
            </Badge>
          )}
        </Link>
      ))}
    </nav>
  );
}
