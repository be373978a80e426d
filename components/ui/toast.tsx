'use client';

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { Button } from './button.tsx';
import { onDemandCode } from './on-demand-code.ts';
import type { ToastEntry, ToastMessage } from './toast-message.ts';
import { useLoaded } from './use-loaded.ts';

type Toasts = {
  /** @returns what takes the toast away again. */
  show: (message: ToastMessage) => () => void;
};

const layer = onDemandCode(() => import('./toast-layer.tsx'));
const ToastContext = createContext<Toasts | null>(null);

/** Says, in a corner, what happened out of sight. What is visible anyway needs no toast. Its code comes with the first one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [entries, setEntries] = useState<readonly ToastEntry[]>([]);
  const { module, hasFailed, load } = useLoaded(layer);
  const remove = useCallback((id: string) => setEntries((known) => known.filter((entry) => entry.id !== id)), []);
  const toasts = useMemo<Toasts>(
    () => ({
      show: (message) => {
        const id = crypto.getRandomValues(new Uint32Array(2)).join('-');
        setEntries((known) => [...known, { ...message, id }]);
        load();
        return () => remove(id);
      },
    }),
    [load, remove],
  );
  return (
    <ToastContext value={toasts}>
      {children}
      {module && <module.ToastLayer entries={entries} onGone={remove} />}
      {hasFailed && <PlainToasts entries={entries} onGone={remove} />}
    </ToastContext>
  );
}

/** What there is to say when even the toasts' code cannot be fetched: often just that. */
function PlainToasts({ entries, onGone }: { entries: readonly ToastEntry[]; onGone: (id: string) => void }) {
  const last = entries.at(-1);
  if (!last) return null;
  return (
    <div role="alert" className="floating fixed right-4 bottom-4 z-50 flex items-center gap-3 p-2 pl-3">
      <span>
        <span className="block font-medium">{last.title}</span>
        {last.description && <span className="block text-muted-foreground">{last.description}</span>}
      </span>
      <Button size="sm" onClick={() => onGone(last.id)}>
        Dismiss
      </Button>
    </div>
  );
}

/** `show({ title, tone: 'error', action: { label: 'Undo', onClick } })` */
export function useToast(): Toasts {
  const toasts = useContext(ToastContext);
  if (!toasts) throw new Error('useToast needs a ToastProvider around it.');
  return toasts;
}
