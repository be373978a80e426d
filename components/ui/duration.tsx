import { formatDuration } from './format-duration.ts';

/** How long something took. Null is unknown. */
export function Duration({ ms, className }: { ms: number | null; className?: string }) {
  if (ms === null) return <span className="text-muted-foreground">unknown</span>;
  return (
    <time dateTime={`PT${(ms / 1000).toFixed(3)}S`} className={className}>
      {formatDuration(ms)}
    </time>
  );
}
