import { cva, type VariantProps } from 'class-variance-authority';
import clsx from 'clsx';
import type { ReactNode } from 'react';

const badgeStyles = cva(
  'inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-xs px-1.5 font-normal text-xs [&_svg]:size-3',
  {
    variants: {
      tone: {
        neutral: 'bg-gray-3 text-muted-foreground',
        accent: 'bg-accent-soft text-accent-text',
        good: 'bg-good-soft text-good-text',
        warn: 'bg-warn-soft text-warn-text',
        danger: 'bg-danger-soft text-danger-text',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

export function Badge({
  tone,
  className,
  children,
}: VariantProps<typeof badgeStyles> & { className?: string; children: ReactNode }) {
  return <span className={clsx(badgeStyles({ tone }), className)}>{children}</span>;
}
