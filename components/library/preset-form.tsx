'use client';

import { useState } from 'react';
import type { Sharing } from '#lib/auth/sharing';
import type { PaneSettings } from '#lib/conversations/view';
import type { PresetView } from '#lib/library/entry-view';
import { ModelSlots } from '@/components/chat/model-slots';
import { SettingsButton } from '@/components/pane-settings/settings-button';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { describeSettings } from './describe-settings.ts';
import { SharingField } from './sharing-field.tsx';
import type { NewEntry } from './use-library.ts';

/** Makes a preset, or changes one. */
export function PresetForm({
  preset,
  onSave,
  onDone,
}: {
  preset: PresetView | null;
  onSave: (preset: NewEntry<'preset'>) => Promise<unknown>;
  onDone: () => void;
}) {
  const [name, setName] = useState(preset?.name ?? '');
  const [models, setModels] = useState<readonly string[]>(preset?.models ?? []);
  const [settings, setSettings] = useState<PaneSettings>(preset?.settings ?? {});
  const [sharing, setSharing] = useState<Sharing>(preset?.sharing ?? 'personal');
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async () => {
    await onSave({ name, models: [...models], settings, sharing });
    onDone();
    return undefined;
  });
  const [first] = models;
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-4 rounded-md border p-4">
      <Field label="Name" name="name" error={errorOf('name')}>
        <Input
          autoComplete="off"
          maxLength={80}
          placeholder="Careful reviewer"
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoFocus
        />
      </Field>
      <ModelSlots title="Models" chosen={models} onChange={setModels} />
      {first && (
        <div className="flex flex-col gap-1">
          <span className="flex items-center gap-1 font-medium">
            Settings
            <SettingsButton
              model={first}
              settings={settings}
              onSave={async (next) => setSettings(next)}
              onModel={(model) => setModels([model, ...models.slice(1)])}
            />
          </span>
          <p className="text-muted-foreground text-sm">{describeSettings(settings)}</p>
        </div>
      )}
      {(preset === null || preset.isMine) && <SharingField value={sharing} onChange={setSharing} />}
      {formError && <ErrorNotice error={formError} title="The preset was not saved" />}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" isPending={isPending} disabled={models.length === 0}>
          {preset ? 'Save' : 'Add preset'}
        </Button>
      </div>
    </form>
  );
}
