import type { LastError } from '#lib/connections/connection';
import { RelativeTime } from '@/components/ui/relative-time';

/** What last went wrong with an upstream, though it may have answered since. */
export function LastErrorLine({ error: { message, at } }: { error: LastError }) {
  return (
    <p className="mt-3 break-words text-sm">
      <span className="text-warn-text">Last trouble</span>{' '}
      <span className="text-muted-foreground">
        <RelativeTime at={at} />: {message}
      </span>
    </p>
  );
}
