import { Archive, ArchiveRestore, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';

/** How many are chosen, and what can be done with them. */
export function BulkBar({
  count,
  all,
  canFile,
  isArchived,
  onAll,
  onArchive,
  onDelete,
}: {
  count: number;
  all: number;
  canFile: boolean;
  isArchived: boolean;
  onAll: (isOn: boolean) => void;
  onArchive: () => void;
  onDelete: () => void;
}) {
  if (!canFile) return <div className="mt-4" />;
  return (
    <div className="mt-4 flex min-h-11 flex-wrap items-center gap-2">
      <label className="flex items-center gap-3 py-2 pr-2 pl-1 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          aria-label="Choose all"
          checked={count > 0 && count === all}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && count < all;
          }}
          onChange={(event) => onAll(event.target.checked)}
          className="size-4 accent-accent"
        />
        <span className="text-muted-foreground">{count === 0 ? 'Choose all' : `${count} chosen`}</span>
      </label>
      <p role="status" className="sr-only">
        {count > 0 && `${count} chosen`}
      </p>
      {count > 0 && (
        <>
          <Button size="sm" onClick={onArchive}>
            {isArchived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
            {isArchived ? 'Back into the list' : 'Archive'}
          </Button>
          <Button size="sm" variant="danger-quiet" onClick={onDelete}>
            <Trash2 aria-hidden />
            Delete
          </Button>
        </>
      )}
    </div>
  );
}
