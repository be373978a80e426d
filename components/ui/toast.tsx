'use client';

import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react';
import type { ToastEntry, ToastMessage } from './toast-message.ts';

type Toasts = {
  /** @returns what takes the toast away again. */
  show: (message: ToastMessage) => () => void;
};

const Layer = lazy(async () => ({ default: (await import('./toast-layer.tsx')).ToastLayer }));
const ToastContext = createContext<Toasts | null>(null);

/** Says, in a corner, what happened out of sight. What is visible anyway needs no toast. Its code comes with the first one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [entries, setEntries] = useState<readonly ToastEntry[] | null>(null);
  const toasts = useMemo<Toasts>(() => {
    const remove = (id: string) => setEntries((known) => known?.filter((entry) => entry.id !== id) ?? known);
    return {
      show: (message) => {
        const id = crypto.getRandomValues(new Uint32Array(2)).join('-');
        setEntries((known) => [...(known ?? []), { ...message, id }]);
        return () => remove(id);
      },
    };
  }, []);
  return (
    <ToastContext value={toasts}>
      {children}
      {entries && (
        <Suspense>
          <Layer
            entries={entries}
            onGone={(id) => setEntries((known) => known?.filter((entry) => entry.id !== id) ?? known)}
          />
        </Suspense>
      )}
    </ToastContext>
  );
}

/** `show({ title, tone: 'error', action: { label: 'Undo', onClick } })` */
export function useToast(): Toasts {
  const toasts = useContext(ToastContext);
  if (!toasts) throw new Error('useToast needs a ToastProvider around it.');
  return toasts;
}
