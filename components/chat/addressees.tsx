import type { PaneView } from '#lib/conversations/view';
import { ModelDot } from '@/components/ui/model-dot';

/** Whom the next prompt goes to. */
export function Addressees({ panes }: { panes: readonly PaneView[] }) {
  return (
    <p className="flex min-w-0 items-center gap-2 px-1 text-muted-foreground text-sm">
      <span aria-hidden className="flex gap-1">
        {panes.map((pane) => (
          <ModelDot key={pane.id} model={pane.model} />
        ))}
      </span>
      {panes.length === 1 ? 'One model' : `The same prompt to all ${panes.length}`}
    </p>
  );
}
