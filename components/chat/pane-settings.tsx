'use client';

import type { PaneView } from '#lib/conversations/view';
import { SettingsButton } from '@/components/pane-settings/settings-button';
import { useConversationContext } from './conversation-context.tsx';
import { useCanWrite } from './use-can-write.ts';

/** The settings of a pane, for the prompts to come. */
export function PaneSettings({ pane }: { pane: PaneView }) {
  const { actions, attempt } = useConversationContext();
  if (!useCanWrite()) return null;
  return (
    <SettingsButton
      model={pane.model}
      settings={pane.settings}
      onSave={(settings) => actions.changeSettings(pane.id, settings)}
      onModel={(model) => void attempt(actions.changeModel(pane.id, model), 'The model was not changed')}
    />
  );
}
