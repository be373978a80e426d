'use client';

import { useState } from 'react';
import type { PaneView } from '#lib/conversations/view';
import { ModelPicker } from '@/components/models/model-picker';
import { ModelTrigger } from '@/components/models/model-trigger';
import { usePickerShortcut } from '@/components/models/use-picker-shortcut';
import { useConversationContext } from './conversation-context.tsx';
import { useCanWrite } from './use-can-write.ts';

/** The pane's model, and the picker that changes it for the prompts to come. */
export function PaneModel({
  pane,
  side = 'bottom',
  hasShortcut = false,
}: {
  pane: PaneView;
  side?: 'top' | 'bottom';
  /** Only one picker of a page opens by keys. */
  hasShortcut?: boolean;
}) {
  const { actions, attempt } = useConversationContext();
  const canWrite = useCanWrite();
  const [isOpen, setIsOpen] = useState(false);
  usePickerShortcut(hasShortcut && canWrite ? setIsOpen : null);
  return (
    <ModelPicker
      value={pane.model}
      open={isOpen}
      onOpenChange={setIsOpen}
      side={side}
      onValueChange={(model) => attempt(actions.changeModel(pane.id, model), 'The model was not changed')}
      trigger={<ModelTrigger model={pane.model} isDisabled={!canWrite} />}
    />
  );
}
