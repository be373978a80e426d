'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { Role } from '#lib/auth/principal';
import { useMe } from '@/components/shell/use-me';

const ADMINS: readonly Role[] = ['owner', 'admin'];

const SECTIONS: readonly { href: string; label: string; roles: readonly Role[] }[] = [
  { href: '/settings/account', label: 'Account', roles: [...ADMINS, 'member', 'viewer'] },
  { href: '/settings/members', label: 'Members', roles: ADMINS },
  { href: '/settings/connections', label: 'Connections', roles: ADMINS },
  { href: '/settings/budgets', label: 'Budgets', roles: [...ADMINS, 'member'] },
  { href: '/settings/audit', label: 'Audit log', roles: ADMINS },
  { href: '/settings/presets', label: 'Presets', roles: [...ADMINS, 'member'] },
  { href: '/settings/prompts', label: 'Prompts', roles: [...ADMINS, 'member'] },
  { href: '/settings/appearance', label: 'Appearance', roles: [...ADMINS, 'member', 'viewer'] },
];

export function SettingsNav() {
  const { role } = useMe().member;
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  // On a phone the names do not fit side by side.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the link that is current depends on the path.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <nav ref={nav} aria-label="Settings" className="-mt-3 flex gap-5 overflow-x-auto border-b">
      {SECTIONS.filter(({ roles }) => roles.includes(role)).map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? 'page' : undefined}
          className={clsx(
            '-mb-px flex h-9 shrink-0 items-center border-b-2 transition-colors focus-visible:-outline-offset-2 pointer-coarse:h-11',
            pathname === href
              ? 'border-accent text-foreground'
              : 'border-transparent text-muted-foreground hover:text-foreground',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
