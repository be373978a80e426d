import clsx from 'clsx';

/** A thin line that moves while something of unknown length goes on, or fills to `value` of `max`. Never a spinner. */
export function Progress({
  label,
  value,
  max = 1,
  className,
}: {
  label: string;
  value?: number;
  max?: number;
  className?: string;
}) {
  const isKnown = value !== undefined;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={isKnown ? value : undefined}
      aria-valuemin={isKnown ? 0 : undefined}
      aria-valuemax={isKnown ? max : undefined}
      className={clsx('h-0.5 w-full overflow-hidden rounded-full bg-gray-4', className)}
    >
      <div
        className={clsx(
          'h-full rounded-full bg-accent',
          isKnown ? 'transition-[width]' : 'w-2/5 animate-indeterminate',
        )}
        style={isKnown ? { width: `${Math.min(100, (value / max) * 100)}%` } : undefined}
      />
    </div>
  );
}
