import { ArrowUp, Square } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';

/** Sends; while something is being answered, stops it. `why` says why there is nothing to send. */
export function SendButton({ why, onStop }: { why: string | null; onStop: (() => void) | undefined }) {
  if (onStop) {
    return (
      <IconButton key="stop" label="Stop" shortcut="Esc" variant="secondary" onClick={onStop}>
        <Square aria-hidden className="fill-current" />
      </IconButton>
    );
  }
  return (
    <IconButton
      key="send"
      type="submit"
      label={why ?? 'Send'}
      shortcut={why ? undefined : 'Enter'}
      variant="primary"
      aria-disabled={why !== null || undefined}
    >
      <ArrowUp aria-hidden />
    </IconButton>
  );
}
