import { Button } from '@/components/ui/button';
import type { PageReader } from './use-page-reader.ts';

/** Stands for messages that were not read yet; they come when it is near, and on a press. */
export function MoreMessages({
  of: { sentinel, isReading, problem, readMore },
  label,
  isGap = false,
}: {
  of: PageReader;
  label: string;
  /** Whether there are messages before it as well. */
  isGap?: boolean;
}) {
  return (
    <li className="flex min-h-8 max-w-176 items-center text-muted-foreground text-sm">
      <div ref={sentinel} aria-hidden className="h-px w-px" />
      {problem ? (
        <span className="flex items-center gap-3">
          {label} could not be read. {problem}
          <Button size="sm" onClick={readMore}>
            Try again
          </Button>
        </span>
      ) : (
        <Button size="sm" variant="ghost" className="-ml-2" onClick={readMore} aria-disabled={isReading || undefined}>
          {isReading ? `Reading ${label.toLowerCase()}…` : label}
        </Button>
      )}
      {isGap && <span aria-hidden className="ml-3 min-w-0 flex-1 border-gray-7 border-t border-dashed" />}
    </li>
  );
}
