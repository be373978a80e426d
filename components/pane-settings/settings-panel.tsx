'use client';

import { useState } from 'react';
import type { PaneSettings } from '#lib/conversations/view';
import { PresetMenu } from '@/components/library/preset-menu';
import { SavePreset } from '@/components/library/save-preset';
import { useModelName, useModels } from '@/components/models/use-models';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SideSheet } from '@/components/ui/side-sheet';
import { Textarea } from '@/components/ui/textarea';
import { countSettings, isChanged } from './count-settings.ts';
import type { SaveState } from './create-saver.ts';
import { DefaultSettings } from './default-settings.tsx';
import { FormatFields } from './format-fields.tsx';
import { offeredParameters } from './offered-parameters.ts';
import { ProviderFields } from './provider-fields.tsx';
import { ReasoningFields } from './reasoning-fields.tsx';
import { SamplingFields } from './sampling-fields.tsx';
import { setValue } from './set-value.ts';
import type { SettingsProps } from './settings-props.ts';
import { SettingsSection } from './settings-section.tsx';
import { ToolFields } from './tool-fields.tsx';
import { useSettingsDraft } from './use-settings-draft.ts';

/** Everything that a pane can be set to, as far as its model takes it. Saved while it is changed. */
export function SettingsPanel({
  model: id,
  settings: initial,
  onSave,
  onModel,
  onClose,
}: SettingsProps & { onClose: () => void }) {
  const { models, isSnapshot } = useModels();
  const name = useModelName()(id);
  const { settings, change, state } = useSettingsDraft(initial, onSave);
  /** Fields that keep what is typed start anew when a preset takes its place. */
  const [round, setRound] = useState(0);
  const [isSaving, setIsSaving] = useState(false);
  const model = models.find((one) => one.id === id) ?? null;
  const offered = offeredParameters(model, isSnapshot);
  const set = countSettings(settings);
  const fields = { settings, onChange: change };
  const replace = (next: PaneSettings) => {
    change(next);
    setRound(round + 1);
  };

  return (
    <SideSheet
      title="Settings"
      description={
        <>
          {name} · <Saved state={state} />
        </>
      }
      end={
        <PresetMenu
          onApply={(preset) => {
            const [chosen] = preset.models;
            if (chosen && chosen !== id) onModel(chosen);
            replace(preset.settings);
          }}
          onSave={() => setIsSaving(true)}
        />
      }
      onClose={onClose}
    >
      <div key={round} className="flex flex-col">
        {isSaving && (
          <div className="pt-4">
            <SavePreset models={[id]} settings={settings} onDone={() => setIsSaving(false)} />
          </div>
        )}
        {typeof state === 'object' && (
          <Notice tone="error" title="These settings are not saved" className="mt-4">
            {state.problem} What you typed stays here.
          </Notice>
        )}
        <Field label="Instructions" hint="Said to the model before every prompt." className="py-4">
          <Textarea
            dir="auto"
            rows={4}
            placeholder="You are a careful reviewer. Answer in short sentences."
            value={settings.system ?? ''}
            onChange={(event) => change(setValue(settings, 'system', event.target.value || undefined))}
            className="max-h-72 overflow-y-auto"
          />
        </Field>
        <SettingsSection title="Answering" set={set.sampling} isOpen>
          {offered.isGuess && (
            <p className="pb-1 text-muted-foreground text-sm">
              The price list at hand does not say what this model takes. What it does not take is mostly ignored.
            </p>
          )}
          <SamplingFields {...fields} offered={offered} />
        </SettingsSection>
        {offered.has('reasoning') && (
          <SettingsSection title="Reasoning" set={set.reasoning} isOpen={set.reasoning > 0}>
            <ReasoningFields {...fields} model={model} />
          </SettingsSection>
        )}
        {offered.has('response_format') && (
          <SettingsSection title="Answer format" set={set.format} isOpen={set.format > 0}>
            <FormatFields {...fields} hasSchemas={offered.has('structured_outputs')} />
          </SettingsSection>
        )}
        {(offered.has('tools') || set.tools > 0) && (
          <SettingsSection title="Functions" set={set.tools} isOpen={set.tools > 0}>
            <ToolFields {...fields} />
          </SettingsSection>
        )}
        {!model?.served && (
          <SettingsSection title="Providers" set={set.providers} isOpen={set.providers > 0}>
            <ProviderFields {...fields} model={id} />
          </SettingsSection>
        )}
        <div className="flex flex-wrap items-center gap-x-2 border-t pt-4 empty:hidden">
          {isChanged(settings) && (
            <Button variant="ghost" size="sm" onClick={() => replace({})}>
              Reset everything
            </Button>
          )}
          <DefaultSettings settings={settings} />
        </div>
      </div>
    </SideSheet>
  );
}

function Saved({ state }: { state: SaveState }) {
  // Told once it is through; what is under way at each key is for the eye alone.
  return (
    <>
      <span aria-hidden>{state === 'saved' ? 'saved' : state === 'saving' ? 'saving…' : 'not saved'}</span>
      <span role="status" className="sr-only">
        {state === 'saved' ? 'saved' : state === 'saving' ? '' : 'not saved'}
      </span>
    </>
  );
}
