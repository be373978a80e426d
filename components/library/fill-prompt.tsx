'use client';

import { useState } from 'react';
import type { PromptView } from '#lib/library/entry-view';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { fillIn, variablesOf } from './prompt-variables.ts';

/** Asks for what a prompt leaves open. No form of its own: it may stand inside the composer's. */
export function FillPrompt({
  prompt,
  onInsert,
  onCancel,
}: {
  prompt: PromptView;
  onInsert: (text: string) => void;
  onCancel: () => void;
}) {
  const [values, setValues] = useState<Record<string, string>>({});
  const names = variablesOf(prompt.text);
  const insert = () =>
    onInsert(fillIn(prompt.text, Object.fromEntries(names.map((name) => [name, values[name] ?? '']))));
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onCancel()}
      title={prompt.name}
      description="What stands in double braces is yours to fill in."
      footer={
        <>
          <Button variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
          <Button variant="primary" onClick={insert}>
            Insert
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {names.map((name, index) => (
          <Field key={name} label={name}>
            <Textarea
              rows={1}
              dir="auto"
              autoFocus={index === 0}
              value={values[name] ?? ''}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                if (event.shiftKey || (!(event.ctrlKey || event.metaKey) && index < names.length - 1)) return;
                event.preventDefault();
                insert();
              }}
              className="min-h-9! pointer-coarse:min-h-11! max-h-48 overflow-y-auto"
            />
          </Field>
        ))}
        <p className="line-clamp-4 whitespace-pre-wrap text-muted-foreground text-sm">{fillIn(prompt.text, values)}</p>
      </div>
    </Dialog>
  );
}
