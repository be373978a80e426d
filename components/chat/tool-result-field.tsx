'use client';

import { Field } from '@/components/ui/field';
import { Switch } from '@/components/ui/switch';
import { Textarea } from '@/components/ui/textarea';

export type ResultDraft = { readonly output: string; readonly isError: boolean };

/** Where a person plays the function: types what it returned, or how it failed. */
export function ToolResultField({
  name,
  draft,
  onChange,
  onSend,
}: {
  name: string;
  draft: ResultDraft;
  onChange: (draft: ResultDraft) => void;
  onSend: () => void;
}) {
  return (
    <div className="flex flex-col gap-2">
      <Field label={draft.isError ? `How ${name} failed` : `What ${name} returned`}>
        <Textarea
          rows={2}
          spellCheck={false}
          placeholder={draft.isError ? 'No such city' : '{"degrees": 7, "sky": "rain"}'}
          value={draft.output}
          onChange={(event) => onChange({ ...draft, output: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            onSend();
          }}
          className="min-h-14! max-h-72 overflow-y-auto font-mono text-sm"
        />
      </Field>
      <Switch
        label="It failed"
        checked={draft.isError}
        onCheckedChange={(isError) => onChange({ ...draft, isError })}
      />
    </div>
  );
}
