'use client';

import { type ReactNode, useMemo } from 'react';
import { useModels } from '@/components/models/use-models';
import { Composer } from './composer.tsx';
import { useConversationContext } from './conversation-context.tsx';
import { loadOf } from './load-of.ts';
import { ModelSigns } from './model-signs.tsx';
import { PromptNote } from './prompt-note.tsx';
import { promptsOf } from './prompts-of.ts';
import { refusedFiles } from './refused-files.ts';
import { useConversation } from './use-conversation.ts';
import { useFocusKeys } from './use-focus-keys.ts';
import { useRunning } from './use-running.ts';
import { useStopKey } from './use-stop-key.ts';

/** The composer of a conversation: one prompt to the panes named, Stop while any of them answers. */
export function ConversationComposer({ paneIds, start }: { paneIds: readonly string[]; start?: ReactNode }) {
  const { store, actions, attempt, composer } = useConversationContext();
  const { conversation } = useConversation(store);
  const { models } = useModels();
  const panes = conversation.panes.filter((pane) => paneIds.includes(pane.id));
  const rows = panes.flatMap((pane) => models.find((model) => model.id === pane.model) ?? []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the panes are named by their ids.
  const loads = useMemo(() => panes.map((pane) => loadOf(pane, models)), [conversation.panes, paneIds.join(), models]);
  const history = useMemo(() => promptsOf(conversation.panes), [conversation.panes]);
  const running = useRunning(conversation).filter((run) => paneIds.includes(run.paneId));
  const isSending = conversation.pending.length > 0;
  const stop = () => {
    composer.current?.focus();
    void attempt(actions.stop(running.map((run) => run.id)), 'It was not stopped');
  };
  const onStop = running.length > 0 ? stop : undefined;
  useStopKey(onStop);
  useFocusKeys(composer);

  if (!conversation.canWrite) {
    return (
      <p className="py-2 text-muted-foreground">You can read this conversation; only who began it can go on with it.</p>
    );
  }
  return (
    <Composer
      ref={composer}
      draftKey={conversation.id}
      placeholder={paneIds.length > 1 ? `Ask ${paneIds.length} models` : 'Ask anything'}
      reason={isSending ? 'Sending…' : null}
      onStop={onStop}
      aids={<ModelSigns panes={panes} />}
      start={start}
      history={history}
      refuse={(files) => refusedFiles(files, rows)}
      note={(drafted) => <PromptNote drafted={drafted} loads={loads} />}
      onSend={(prompt) => actions.send(prompt, paneIds)}
    />
  );
}
