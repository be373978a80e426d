'use client';

import { useRef, useState } from 'react';
import { MAX_PANES } from '#lib/conversations/limits';
import type { PaneSettings } from '#lib/conversations/view';
import { type KnownModel, KnownModels } from '@/components/models/known-models';
import { ModelPicker } from '@/components/models/model-picker';
import { ModelSign } from '@/components/models/model-sign';
import { ModelTrigger } from '@/components/models/model-trigger';
import { usePickerShortcut } from '@/components/models/use-picker-shortcut';
import { SettingsButton } from '@/components/pane-settings/settings-button';
import { Composer, type ComposerHandle } from './composer.tsx';
import { ModelSlots } from './model-slots.tsx';
import { PromptNote } from './prompt-note.tsx';
import { refusedFiles } from './refused-files.ts';
import { StartPage } from './start-page.tsx';
import { TemporaryNote } from './temporary-note.tsx';
import { TemporaryToggle } from './temporary-toggle.tsx';
import { useFocusKeys } from './use-focus-keys.ts';
import { useFreshLoads } from './use-fresh-loads.ts';
import { useIsWide } from './use-is-wide.ts';
import { useStartConversation } from './use-start-conversation.ts';

/** A chat that has no prompt yet. */
export function NewChat({
  canWrite,
  defaultModel,
  defaultSettings,
  models,
}: {
  canWrite: boolean;
  defaultModel: string;
  defaultSettings: PaneSettings;
  models: readonly KnownModel[];
}) {
  const { sending, start } = useStartConversation();
  const [chosen, setChosen] = useState<readonly string[]>([defaultModel]);
  const [model = defaultModel] = chosen;
  const isComparison = chosen.length > 1;
  const [settings, setSettings] = useState(defaultSettings);
  const [isTemporary, setIsTemporary] = useState(false);
  const isWide = useIsWide();
  const [isPicking, setIsPicking] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  usePickerShortcut(isComparison ? null : setIsPicking);
  useFocusKeys(composer);
  const { rows, loads } = useFreshLoads(chosen);

  const choice = (
    <div className="flex min-w-0 items-center gap-1">
      {!isComparison && (
        <ModelPicker
          value={model}
          onValueChange={(next) => setChosen([next])}
          open={isPicking}
          onOpenChange={setIsPicking}
          side={isWide ? 'bottom' : 'top'}
          trigger={<ModelTrigger model={model} />}
        />
      )}
      {canWrite && (
        <SettingsButton
          model={model}
          settings={settings}
          onSave={async (next) => setSettings(next)}
          onModel={(next) => setChosen(chosen.with(0, next))}
        />
      )}
    </div>
  );

  return (
    <KnownModels models={models}>
      <StartPage
        title={isTemporary ? 'Temporary chat' : 'New chat'}
        end={canWrite && <TemporaryToggle isOn={isTemporary} onChange={setIsTemporary} />}
        sending={sending}
        models={
          (isTemporary || isComparison) && (
            <div className="mb-6 flex max-w-176 flex-col gap-6">
              {isTemporary && <TemporaryNote />}
              {isComparison && <ModelSlots chosen={chosen} onChange={setChosen} />}
            </div>
          )
        }
        canStart={canWrite}
        start={isWide && <div className="min-w-0 max-md:hidden">{choice}</div>}
        onStart={(text) => composer.current?.send(text)}
        composer={
          <Composer
            ref={composer}
            draftKey="new-chat"
            placeholder={isComparison ? `Ask ${chosen.length} models the same` : 'Ask anything'}
            reason={canWrite ? (sending === null ? null : 'Sending…') : 'Viewers read; they cannot prompt'}
            refuse={(files) => refusedFiles(files, rows)}
            note={(drafted) => <PromptNote drafted={drafted} loads={loads} />}
            onSend={(prompt) => start(chosen, prompt, settings, isTemporary)}
            aids={
              <>
                {!isComparison && <ModelSign sign="@" onChoose={(next) => setChosen([next])} />}
                {chosen.length < MAX_PANES && <ModelSign sign="+" onChoose={(next) => setChosen([...chosen, next])} />}
              </>
            }
            start={!isWide && choice}
          />
        }
      />
    </KnownModels>
  );
}
