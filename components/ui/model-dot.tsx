import clsx from 'clsx';
import { modelColor } from './model-color.ts';
import { modelInitials } from './model-initials.ts';

/** A model's colour, the same everywhere. The name stands beside it; where there is no room for one, `hasInitials`. */
export function ModelDot({
  model,
  hasInitials = false,
  className,
}: {
  model: string;
  hasInitials?: boolean;
  className?: string;
}) {
  const color = modelColor(model);
  if (!hasInitials)
    return (
      <span
        aria-hidden
        data-mark
        className={clsx('inline-block size-2 shrink-0 rounded-full', className)}
        style={{ background: color }}
      />
    );
  return (
    <span
      role="img"
      aria-label={model}
      data-mark
      className={clsx(
        'inline-flex size-6 shrink-0 items-center justify-center rounded-sm font-medium text-[0.6875rem] text-foreground leading-none',
        className,
      )}
      style={{
        background: `color-mix(in oklab, ${color} 28%, var(--background))`,
        boxShadow: `inset 0 0 0 1px ${color}`,
      }}
    >
      {modelInitials(model)}
    </span>
  );
}
