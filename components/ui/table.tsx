import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

/** A dense table, 13/18. It scrolls sideways inside itself; `label` names it. */
export function Table({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className={clsx('relative w-full overflow-x-auto focus-visible:-outline-offset-2', className)}
    >
      <table className="w-full border-collapse text-left text-sm">{children}</table>
    </section>
  );
}

export function HeadCell({
  align = 'start',
  sort,
  onSort,
  className,
  children,
}: {
  align?: 'start' | 'end';
  /** How the column is sorted now; `null` says that it can be. */
  sort?: 'ascending' | 'descending' | null;
  onSort?: () => void;
  className?: string;
  children: ReactNode;
}) {
  const Arrow = sort === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sort ?? undefined}
      className={clsx(
        'h-8 whitespace-nowrap border-b px-3 font-normal text-muted-foreground first:pl-0 last:pr-0',
        align === 'end' && 'text-right',
        className,
      )}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={clsx(
            'group inline-flex h-6 items-center gap-1 rounded-xs pointer-coarse:h-11 hover:text-foreground',
            align === 'end' && 'flex-row-reverse',
            sort && 'text-foreground',
          )}
        >
          {children}
          <Arrow
            aria-hidden
            className={clsx('size-3', !sort && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60')}
          />
        </button>
      ) : (
        children
      )}
    </th>
  );
}

export function Row({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={clsx('border-b last:border-b-0 hover:bg-gray-2', className)} {...rest} />;
}

export function Cell({
  align = 'start',
  className,
  ...rest
}: Omit<ComponentProps<'td'>, 'align'> & { align?: 'start' | 'end' }) {
  return (
    <td
      className={clsx(
        'h-9 px-3 pointer-coarse:h-11 first:pl-0 last:pr-0',
        align === 'end' && 'whitespace-nowrap text-right',
        className,
      )}
      {...rest}
    />
  );
}
