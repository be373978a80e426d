'use client';

import { LibraryList } from './library-list.tsx';
import { PromptForm } from './prompt-form.tsx';
import { useLibrary } from './use-library.ts';

const WORDS = {
  add: 'New prompt',
  empty: 'No prompts yet',
  lead: 'Keep what you send again and again. A slash at the beginning of a prompt brings it back, and asks for what it leaves open.',
};

export function PromptsPanel() {
  const library = useLibrary('prompt');
  return (
    <LibraryList
      library={library}
      words={WORDS}
      describe={({ text }) => <p className="line-clamp-2">{text}</p>}
      form={(prompt, onDone) => (
        <PromptForm
          prompt={prompt}
          onSave={(saved) => (prompt ? library.change(prompt.id, saved) : library.create(saved))}
          onDone={onDone}
        />
      )}
    />
  );
}
