import { formatShare } from '@/components/ui/format-share';

/** A part of the whole, as a thin bar and in words. `share` is 0 to 1. */
export function ShareBar({ share, color = 'var(--gray-8)' }: { share: number; color?: string | undefined }) {
  return (
    <span className="flex items-center justify-end gap-2">
      <span aria-hidden className="h-1 w-16 overflow-hidden rounded-full bg-gray-4">
        <span
          data-mark
          className="block h-full rounded-full"
          style={{ width: `${share * 100}%`, minWidth: share > 0 ? 1 : 0, background: color }}
        />
      </span>
      <span className="w-10 text-right text-muted-foreground">{formatShare(share)}</span>
    </span>
  );
}
