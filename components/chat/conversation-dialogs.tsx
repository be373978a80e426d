'use client';

import { type ComponentType, useEffect, useState } from 'react';
import type { PaneView } from '#lib/conversations/view';
import { type OnDemandCode, onDemandCode } from '@/components/ui/on-demand-code';
import { useToast } from '@/components/ui/toast';

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The pane that it is about. */
  pane: PaneView;
};

export type ConversationDialog = 'code' | 'share' | 'tags';

const DIALOGS: Readonly<Record<ConversationDialog, OnDemandCode<ComponentType<DialogProps>>>> = {
  code: onDemandCode(() => import('./code-dialog.tsx').then(({ CodeDialog }) => CodeDialog)),
  share: onDemandCode(() => import('./share-dialog.tsx').then(({ ShareDialog }) => ShareDialog)),
  tags: onDemandCode(() => import('./tags-dialog.tsx').then(({ TagsDialog }) => TagsDialog)),
};

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
    DIALOGS[shown].load().then(
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
    const Dialog = DIALOGS[each].now();
    return (
      Dialog && <Dialog key={each} pane={pane} open={shown === each} onOpenChange={(isOpen) => !isOpen && onClose()} />
    );
  });
}
