'use client';

import { useState } from 'react';
import type { Sharing } from '#lib/auth/sharing';
import type { PaneSettings } from '#lib/conversations/view';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useToast } from '@/components/ui/toast';
import { SharingField } from './sharing-field.tsx';
import { useLibrary } from './use-library.ts';

/** Keeps models and settings under a name. */
export function SavePreset({
  models,
  settings,
  onDone,
}: {
  models: readonly string[];
  settings: PaneSettings;
  onDone: () => void;
}) {
  const { create } = useLibrary('preset', { isWanted: false });
  const [sharing, setSharing] = useState<Sharing>('personal');
  const { show } = useToast();
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async ({ name = '' }) => {
    await create({ name, sharing, models: [...models], settings });
    show({ title: 'Preset saved', description: `“${name.trim()}” is among the presets now.` });
    onDone();
    return undefined;
  });
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-4 rounded-md border p-3">
      <Field label="Name of the preset" name="name" error={errorOf('name')}>
        <Input autoComplete="off" placeholder="Careful reviewer" maxLength={80} autoFocus />
      </Field>
      <SharingField value={sharing} onChange={setSharing} />
      {formError && <ErrorNotice error={formError} title="The preset was not saved" />}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" size="sm" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" size="sm" isPending={isPending}>
          Save preset
        </Button>
      </div>
    </form>
  );
}
