'use client';

import { useRef, useState } from 'react';
import { type KnownModel, KnownModels } from '@/components/models/known-models';
import { ModelPicker } from '@/components/models/model-picker';
import { ModelTrigger } from '@/components/models/model-trigger';
import { usePickerShortcut } from '@/components/models/use-picker-shortcut';
import { Composer, type ComposerHandle } from './composer.tsx';
import { PromptNote } from './prompt-note.tsx';
import { refusedFiles } from './refused-files.ts';
import { StartPage } from './start-page.tsx';
import { useFocusKeys } from './use-focus-keys.ts';
import { useFreshLoads } from './use-fresh-loads.ts';
import { useStartConversation } from './use-start-conversation.ts';

/** A chat that has no prompt yet. */
export function NewChat({
  canWrite,
  defaultModel,
  models,
}: {
  canWrite: boolean;
  defaultModel: string;
  models: readonly KnownModel[];
}) {
  const { sending, start } = useStartConversation();
  const [model, setModel] = useState(defaultModel);
  const [isPicking, setIsPicking] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  usePickerShortcut(setIsPicking);
  useFocusKeys(composer);
  const { rows, loads } = useFreshLoads([model]);

  return (
    <KnownModels models={models}>
      <StartPage
        title="New chat"
        sending={sending}
        canStart={canWrite}
        onStart={(text) => composer.current?.send(text)}
        composer={
          <Composer
            ref={composer}
            draftKey="new-chat"
            placeholder="Ask anything"
            reason={canWrite ? (sending === null ? null : 'Sending…') : 'Viewers read; they cannot prompt'}
            refuse={(files) => refusedFiles(files, rows)}
            note={(drafted) => <PromptNote drafted={drafted} loads={loads} />}
            onSend={(prompt) => start([model], prompt)}
            start={
              <ModelPicker
                value={model}
                onValueChange={setModel}
                open={isPicking}
                onOpenChange={setIsPicking}
                side="top"
                trigger={<ModelTrigger model={model} />}
              />
            }
          />
        }
      />
    </KnownModels>
  );
}
