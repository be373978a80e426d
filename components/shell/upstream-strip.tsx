'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useMe } from './use-me.ts';

const SETTINGS = '/settings/connections';

/** Says plainly, on every page, that answers are simulated while no key is set, or that the key is refused. Else nothing. */
export function UpstreamStrip() {
  const { member, connection } = useMe();
  const isThere = usePathname() === SETTINGS;
  const { isSimulated, isRefused, isShut, refused, name } = connection;
  const hasRefused = refused.length > 0;
  if (!isSimulated && (isThere || (!isRefused && !hasRefused))) return null;
  const canMend = member.role === 'owner' || member.role === 'admin';
  return (
    <section
      aria-label="Connection"
      className={clsx(
        'flex min-h-8 shrink-0 flex-wrap items-center gap-x-2 border-b px-4 py-1 text-sm md:px-6 print:hidden',
        isRefused
          ? 'border-danger-line bg-danger-soft'
          : hasRefused
            ? 'border-warn-line bg-warn-soft'
            : 'bg-sidebar text-muted-foreground',
      )}
    >
      {isRefused ? (
        <span>
          <strong className="text-danger-text">
            {isShut ? `The key of ${name} cannot be opened any more.` : `${name} refuses the team’s key.`}
          </strong>{' '}
          No prompt is answered, and nothing is billed, until it is {isShut ? 'entered again' : 'replaced'}
          {canMend ? '.' : ' by an admin.'}
        </span>
      ) : hasRefused ? (
        <span>
          <strong>The key of {refused.join(', ')} is refused.</strong> Calls go on with the others.
        </span>
      ) : (
        <span>
          <strong className="text-foreground">Simulated answers.</strong>
          <span className="max-lg:hidden"> No OpenRouter key is set, so no money moves.</span>
          <span className="lg:hidden"> No money moves.</span>
        </span>
      )}
      {canMend && !isThere && (
        <Link
          href={SETTINGS}
          className="relative rounded-xs pointer-coarse:after:absolute pointer-coarse:after:-inset-x-2 pointer-coarse:after:-inset-y-3.5 text-accent-text underline-offset-3 hover:underline"
        >
          {isShut ? 'Enter it' : isRefused || hasRefused ? 'Replace it' : 'Add a key'}
        </Link>
      )}
    </section>
  );
}
