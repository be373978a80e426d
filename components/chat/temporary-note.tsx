import { Ghost } from 'lucide-react';

/** What a temporary chat is: what of it goes, and what stays. */
export function TemporaryNote() {
  return (
    <p className="flex items-start gap-2 text-sm">
      <Ghost aria-hidden className="mt-px size-4 shrink-0 text-muted-foreground" />
      <span>
        <strong className="font-medium">Temporary chat.</strong>{' '}
        <span className="text-muted-foreground">
          In no list and no search; its words are deleted a day after your last prompt. What it cost, with the model and
          the time, stays in the spend.
        </span>
      </span>
    </p>
  );
}
