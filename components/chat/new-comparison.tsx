'use client';

import { useRef, useState } from 'react';
import { MAX_PANES } from '#lib/conversations/limits';
import type { PaneSettings } from '#lib/conversations/view';
import { PresetMenu } from '@/components/library/preset-menu';
import { type KnownModel, KnownModels } from '@/components/models/known-models';
import { ModelSign } from '@/components/models/model-sign';
import { SettingsButton } from '@/components/pane-settings/settings-button';
import { Addressees } from './addressees.tsx';
import { Composer, type ComposerHandle } from './composer.tsx';
import { ModelSlots } from './model-slots.tsx';
import { PromptNote } from './prompt-note.tsx';
import { refusedFiles } from './refused-files.ts';
import { StartPage } from './start-page.tsx';
import { useFocusKeys } from './use-focus-keys.ts';
import { useFreshLoads } from './use-fresh-loads.ts';
import { useStartConversation } from './use-start-conversation.ts';

/** A comparison before its first prompt: which models, then what they are asked. */
export function NewComparison({
  canWrite,
  defaultModels,
  defaultSettings,
  models,
}: {
  canWrite: boolean;
  defaultModels: readonly string[];
  defaultSettings: PaneSettings;
  models: readonly KnownModel[];
}) {
  const { sending, start } = useStartConversation();
  const [chosen, setChosen] = useState<readonly string[]>(defaultModels);
  const [settings, setSettings] = useState(defaultSettings);
  const composer = useRef<ComposerHandle>(null);
  useFocusKeys(composer);
  const { rows, loads } = useFreshLoads(chosen);
  const reason = !canWrite
    ? 'Viewers read; they cannot prompt'
    : sending !== null
      ? 'Sending…'
      : chosen.length < 2
        ? 'Choose two models first'
        : null;

  return (
    <KnownModels models={models}>
      <StartPage
        title="New comparison"
        sending={sending}
        canStart={canWrite && chosen.length > 1}
        onStart={(text) => composer.current?.send(text)}
        models={
          <div className="mb-8">
            <ModelSlots
              chosen={chosen}
              onChange={setChosen}
              end={
                canWrite &&
                chosen[0] && (
                  <>
                    <PresetMenu
                      onApply={(preset) => {
                        setChosen(preset.models);
                        setSettings(preset.settings);
                      }}
                    />
                    <SettingsButton
                      model={chosen[0]}
                      settings={settings}
                      onSave={async (next) => setSettings(next)}
                      onModel={(model) => setChosen([model, ...chosen.slice(1)])}
                    />
                  </>
                )
              }
            />
          </div>
        }
        composer={
          <Composer
            ref={composer}
            draftKey="new-comparison"
            placeholder={`Ask ${chosen.length} models the same`}
            reason={reason}
            refuse={(files) => refusedFiles(files, rows)}
            note={(drafted) => <PromptNote drafted={drafted} loads={loads} />}
            aids={
              chosen.length < MAX_PANES && <ModelSign sign="+" onChoose={(model) => setChosen([...chosen, model])} />
            }
            onSend={(prompt) => start(chosen, prompt, settings)}
            start={chosen.length > 1 && <Addressees models={chosen} />}
          />
        }
      />
    </KnownModels>
  );
}
