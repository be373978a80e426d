'use client';

import { useState } from 'react';
import type { Sharing } from '#lib/auth/sharing';
import type { PromptView } from '#lib/library/entry-view';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { variablesOf } from './prompt-variables.ts';
import { SharingField } from './sharing-field.tsx';
import type { NewEntry } from './use-library.ts';

/** Makes a prompt, or changes one. */
export function PromptForm({
  prompt,
  onSave,
  onDone,
}: {
  prompt: PromptView | null;
  onSave: (prompt: NewEntry<'prompt'>) => Promise<unknown>;
  onDone: () => void;
}) {
  const [name, setName] = useState(prompt?.name ?? '');
  const [text, setText] = useState(prompt?.text ?? '');
  const [sharing, setSharing] = useState<Sharing>(prompt?.sharing ?? 'personal');
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async () => {
    await onSave({ name, text, sharing });
    onDone();
    return undefined;
  });
  const variables = variablesOf(text);
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-4 rounded-md border p-4">
      <Field label="Name" name="name" error={errorOf('name')} hint="Type / and this in a composer.">
        <Input
          autoComplete="off"
          maxLength={80}
          placeholder="Review"
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoFocus
        />
      </Field>
      <Field
        label="Prompt"
        name="text"
        error={errorOf('text')}
        hint={
          variables.length > 0
            ? `Asks for ${variables.join(', ')} when it is used.`
            : 'What stands in {{double braces}} is asked for when it is used.'
        }
      >
        <Textarea
          rows={5}
          dir="auto"
          placeholder="Review this {{language}} code for mistakes, the gravest first:&#10;&#10;{{code}}"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="max-h-96 overflow-y-auto"
        />
      </Field>
      {(prompt === null || prompt.isMine) && <SharingField value={sharing} onChange={setSharing} />}
      {formError && <ErrorNotice error={formError} title="The prompt was not saved" />}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" isPending={isPending}>
          {prompt ? 'Save' : 'Add prompt'}
        </Button>
      </div>
    </form>
  );
}
