import { cva, type VariantProps } from 'class-variance-authority';
import clsx from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const noticeStyles = cva('flex items-start gap-2.5 rounded-md border px-3 py-2.5', {
  variants: {
    tone: {
      note: 'bg-gray-2',
      good: 'border-good-line bg-good-soft',
      warn: 'border-warn-line bg-warn-soft',
      error: 'border-danger-line bg-danger-soft',
    },
  },
  defaultVariants: { tone: 'note' },
});

const MARKS = {
  note: { icon: Info, color: 'text-muted-foreground' },
  good: { icon: CircleCheck, color: 'text-good-text' },
  warn: { icon: TriangleAlert, color: 'text-warn-text' },
  error: { icon: CircleAlert, color: 'text-danger-text' },
};

/** Says something about the place where it stands. An error says what happened, whether it cost money, and what to do. */
export function Notice({
  tone = 'note',
  title,
  action,
  className,
  children,
}: VariantProps<typeof noticeStyles> & {
  title?: ReactNode;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  const mark = MARKS[tone ?? 'note'];
  const Icon = mark.icon;
  return (
    <div role={tone === 'error' ? 'alert' : undefined} className={clsx(noticeStyles({ tone }), className)}>
      <Icon aria-hidden className={clsx('mt-0.5 size-4 shrink-0', mark.color)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={clsx(title && 'text-muted-foreground')}>{children}</div>}
      </div>
      {action && <div className="shrink-0 self-center">{action}</div>}
    </div>
  );
}
