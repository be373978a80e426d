'use client';

import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonStyles } from './button-styles.ts';

/** Says, in a corner, what happened out of sight. What is visible anyway needs no toast. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-4 z-50 flex w-[calc(100vw-2rem)] flex-col gap-2 sm:w-88">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

/** `show({ title, tone: 'error', action: { label: 'Undo', onClick } })` */
export function useToast(): {
  show: (toast: {
    title: string;
    description?: string;
    tone?: 'good' | 'error';
    action?: { label: string; onClick: () => void };
  }) => string;
  close: (id: string) => void;
} {
  const manager = Base.useToastManager();
  return {
    show: ({ title, description, tone = 'good', action }) =>
      manager.add({
        title,
        type: tone,
        priority: tone === 'error' ? 'high' : 'low',
        ...(description ? { description } : {}),
        ...(action ? { actionProps: { children: action.label, onClick: action.onClick } } : {}),
      }),
    close: manager.close,
  };
}

function Toasts() {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['right', 'down']}
      className="floating translate-x-(--toast-swipe-movement-x) translate-y-(--toast-swipe-movement-y) data-limited:hidden"
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
