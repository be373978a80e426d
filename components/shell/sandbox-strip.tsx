'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useMe } from './use-me.ts';

/** Says plainly, on every page, that nothing here is real while no OpenRouter key is set. */
export function SandboxStrip() {
  const { member, connection } = useMe();
  const isThere = usePathname() === '/settings/connection';
  if (!connection.isSimulated) return null;
  const canAdd = member.role === 'owner' || member.role === 'admin';
  return (
    <section
      aria-label="Sandbox"
      className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-2 border-b bg-sidebar px-4 py-1 text-muted-foreground text-sm md:px-6 print:hidden"
    >
      <span>
        <strong className="text-foreground">Simulated answers.</strong>
        <span className="max-sm:hidden"> No OpenRouter key is set, so no money moves.</span>
        <span className="sm:hidden"> No money moves.</span>
      </span>
      {canAdd && !isThere && (
        <Link href="/settings/connection" className="rounded-xs text-accent-text underline-offset-3 hover:underline">
          Add a key
        </Link>
      )}
    </section>
  );
}
