'use client';

import { useModelName } from '@/components/models/use-models';
import { describeSettings } from './describe-settings.ts';
import { LibraryList } from './library-list.tsx';
import { PresetForm } from './preset-form.tsx';
import { useLibrary } from './use-library.ts';

const WORDS = {
  add: 'New preset',
  empty: 'No presets yet',
  lead: 'A preset keeps models with their settings under a name. Choose it in the settings of a chat, or begin a comparison with it.',
};

export function PresetsPanel() {
  const library = useLibrary('preset');
  const nameOf = useModelName();
  return (
    <LibraryList
      library={library}
      words={WORDS}
      describe={({ models, settings }) => (
        <>
          <p className="truncate">{models.map(nameOf).join(', ')}</p>
          <p className="truncate">{describeSettings(settings)}</p>
        </>
      )}
      form={(preset, onDone) => (
        <PresetForm
          preset={preset}
          onSave={(saved) => (preset ? library.change(preset.id, saved) : library.create(saved))}
          onDone={onDone}
        />
      )}
    />
  );
}
