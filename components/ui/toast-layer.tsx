'use client';

import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { type FocusEvent, useCallback, useEffect, useRef } from 'react';
import { buttonStyles } from './button-styles.ts';
import type { ToastEntry } from './toast-message.ts';

type Props = { entries: readonly ToastEntry[]; onGone: (id: string) => void };

export function ToastLayer(props: Props) {
  return (
    <Base.Provider limit={3}>
      <Base.Portal>
        <Base.Viewport
          onFocus={toNewestButton}
          className="fixed right-4 bottom-4 z-50 flex w-[calc(100vw-2rem)] flex-col gap-2 max-sm:top-[calc(env(safe-area-inset-top)+3.5rem)] max-sm:bottom-auto sm:w-88"
        >
          <Toasts {...props} />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

/** F6 leads to the viewport, where nothing can be done: go on to what the newest toast offers. */
function toNewestButton({ target, currentTarget }: FocusEvent<HTMLElement>): void {
  if (target === currentTarget) currentTarget.querySelector<HTMLElement>('[role="dialog"] button')?.focus();
}

function Toasts({ entries, onGone }: Props) {
  const { toasts, add, close } = Base.useToastManager();
  const shown = useRef(new Set<string>());

  const act = useCallback(
    (id: string, onClick: () => void) => {
      // What was to be done is done; touched, it would stay for good.
      close(id);
      onClick();
    },
    [close],
  );

  useEffect(() => {
    const wanted = new Set(entries.map((entry) => entry.id));
    for (const id of shown.current) {
      if (wanted.has(id)) continue;
      shown.current.delete(id);
      close(id);
    }
    for (const { id, title, description, tone = 'good', action } of entries) {
      if (shown.current.has(id)) continue;
      shown.current.add(id);
      add({
        id,
        title,
        type: tone,
        priority: tone === 'error' ? 'high' : 'low',
        onClose: () => onGone(id),
        ...(description ? { description } : {}),
        ...(action ? { actionProps: { children: action.label, onClick: () => act(id, action.onClick) } } : {}),
      });
    }
  }, [entries, add, close, act, onGone]);

  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['right', 'up', 'down']}
      className="floating focus-visible:outline-2! translate-x-(--toast-swipe-movement-x) translate-y-(--toast-swipe-movement-y) data-limited:hidden"
    >
      <Base.Content className="flex items-center gap-2.5 p-2 pl-3">
        {toast.type === 'error' ? (
          <CircleAlert aria-hidden className="size-4 shrink-0 text-danger-text" />
        ) : (
          <CircleCheck aria-hidden className="size-4 shrink-0 text-good-text" />
        )}
        <div className="min-w-0 flex-1">
          <Base.Title className="font-medium" />
          <Base.Description className="text-muted-foreground" />
        </div>
        {toast.actionProps && <Base.Action className={buttonStyles({ size: 'sm' })} />}
        <Base.Close aria-label="Dismiss" className={buttonStyles({ variant: 'ghost', size: 'icon-sm' })}>
          <X aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
