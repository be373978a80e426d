import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import type { PaneView } from '#lib/conversations/view';
import { modelColor } from '@/components/ui/model-color';

/** The pane's dot: pulsing while it answers, a mark when it failed; its words are for those who cannot see it. */
export function PaneStatus({ pane }: { pane: PaneView }) {
  const state = pane.messages.at(-1)?.run?.state;
  if (state === 'failed' || state === 'interrupted') {
    return <CircleAlert aria-label={state} className="size-3.5 shrink-0 text-danger-text" />;
  }
  return (
    <>
      <span
        aria-hidden
        data-mark
        className={clsx('size-2 shrink-0 rounded-full', state === 'running' && 'animate-pulse-soft')}
        style={{ background: modelColor(pane.model) }}
      />
      {state === 'running' && <span className="sr-only">answering</span>}
    </>
  );
}
