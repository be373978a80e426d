import clsx from 'clsx';
import { useModKey } from '@/components/shell/use-mod-key';
import { Kbd } from '@/components/ui/kbd';

/** What the columns are; in a picker also the key that few would guess. */
export function PickerColumns({ hasKeys = false }: { hasKeys?: boolean }) {
  const modKey = useModKey();
  return (
    <div
      aria-hidden
      className={clsx(
        'picker-row hidden h-8 shrink-0 border-b text-muted-foreground text-xs @xl:grid',
        hasKeys && 'mx-1 px-2',
      )}
    >
      <span />
      <span className="flex items-center gap-1.5">
        Model
        {hasKeys && (
          <span className="flex items-center gap-1 pointer-coarse:hidden">
            · <Kbd>{modKey} D</Kbd> favourite
          </span>
        )}
      </span>
      <span className="text-right">Can</span>
      <span className="text-right">$ per million</span>
      <span className="text-right">Context</span>
      <span className="hidden text-right @3xl:block">Your team: an answer</span>
      <span />
    </div>
  );
}
