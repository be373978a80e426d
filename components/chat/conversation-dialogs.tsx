'use client';

import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import type { PaneView } from '#lib/conversations/view';
import { useToast } from '@/components/ui/toast';

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The pane that it is about. */
  pane: PaneView;
};

export type ConversationDialog = 'code' | 'share' | 'tags';

const LOADS: Readonly<Record<ConversationDialog, () => Promise<{ default: ComponentType<DialogProps> }>>> = {
  code: () => import('./code-dialog.tsx').then((module) => ({ default: module.CodeDialog })),
  share: () => import('./share-dialog.tsx').then((module) => ({ default: module.ShareDialog })),
  tags: () => import('./tags-dialog.tsx').then((module) => ({ default: module.TagsDialog })),
};

const DIALOGS = { code: lazy(LOADS.code), share: lazy(LOADS.share), tags: lazy(LOADS.tags) };

/** The dialogs of a conversation; their code comes with the first use of each. */
export function ConversationDialogs({
  shown,
  pane,
  onClose,
}: {
  shown: ConversationDialog | null;
  pane: PaneView;
  onClose: () => void;
}) {
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
        <Dialog pane={pane} open={shown === each} onOpenChange={(isOpen) => !isOpen && onClose()} />
      </Suspense>
    );
  });
}
