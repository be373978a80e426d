import clsx from 'clsx';

/** Holds the place of what is loading, in its final size; shows itself only after 200 ms. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={clsx('block animate-appear', className)}>
      <span className="block size-full min-h-3 animate-pulse-soft rounded-sm bg-gray-4" />
    </span>
  );
}
