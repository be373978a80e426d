import clsx from 'clsx';

/** A provider or author as one letter in a quiet square; no brand artwork. */
export function ProviderMonogram({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden
      className={clsx(
        'inline-flex size-5 shrink-0 items-center justify-center rounded-xs border bg-gray-2 text-[0.6875rem] text-muted-foreground leading-none',
        className,
      )}
    >
      {(name.match(/[\p{L}\p{N}]/u)?.[0] ?? '?').toUpperCase()}
    </span>
  );
}
