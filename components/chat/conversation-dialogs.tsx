'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { useToast } from '@/components/ui/toast';

const LOADS = {
  code: () => import('./code-dialog.tsx').then((module) => ({ default: module.CodeDialog })),
  share: () => import('./share-dialog.tsx').then((module) => ({ default: module.ShareDialog })),
  tags: () => import('./tags-dialog.tsx').then((module) => ({ default: module.TagsDialog })),
};

export type ConversationDialog = keyof typeof LOADS;

const DIALOGS = { code: lazy(LOADS.code), share: lazy(LOADS.share), tags: lazy(LOADS.tags) };

/** The dialogs of a conversation; their code comes with the first use of each. */
export function ConversationDialogs({ shown, onClose }: { shown: ConversationDialog | null; onClose: () => void }) {
  const [loaded, setLoaded] = useState<readonly ConversationDialog[]>([]);
  const { show } = useToast();
  useEffect(() => {
    if (!shown) return;
    LOADS[shown]().then(
      () => setLoaded((known) => (known.includes(shown) ? known : [...known, shown])),
      () => {
        onClose();
        show({
          title: 'This could not be loaded',
          description: 'Check the connection, then try again.',
          tone: 'error',
        });
      },
    );
  }, [shown, onClose, show]);
  return loaded.map((each) => {
    const Dialog = DIALOGS[each];
    return (
      <Suspense key={each}>
        <Dialog open={shown === each} onOpenChange={(isOpen) => !isOpen && onClose()} />
      </Suspense>
    );
  });
}
