'use client';

import { useState } from 'react';
import type { PaneSettings } from '#lib/conversations/view';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { SchemaEditor } from './schema-editor.tsx';

export type Tool = NonNullable<PaneSettings['tools']>[number];
type Parameters = NonNullable<Tool['function']['parameters']>;

const FIRST: Parameters = {
  type: 'object',
  properties: { city: { type: 'string', description: 'A city and its country' } },
  required: ['city'],
};

/** A function that the model may call: its name, when to use it, what it takes. */
export function ToolForm({
  tool,
  taken,
  onSave,
  onCancel,
}: {
  tool: Tool | null;
  /** The names of the others. */
  taken: readonly string[];
  onSave: (tool: Tool) => void;
  onCancel: () => void;
}) {
  const [name, setName] = useState(tool?.function.name ?? 'get_weather');
  const [description, setDescription] = useState(tool ? (tool.function.description ?? '') : 'The weather in a city');
  const [parameters, setParameters] = useState<Parameters>(tool?.function.parameters ?? FIRST);
  const problem = taken.includes(name)
    ? 'Another function is called so.'
    : /^[\w-]{1,64}$/.test(name)
      ? null
      : 'Letters, digits, _ and -, at most 64.';
  return (
    <div className="flex flex-col gap-3 rounded-md border p-3">
      <Field label="Name" error={problem}>
        <Input isMono autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} autoFocus />
      </Field>
      <Field label="What it is for" hint="The model reads this to decide when to call it.">
        <Textarea
          rows={2}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
          className="min-h-14!"
        />
      </Field>
      <SchemaEditor
        label="What it takes"
        value={parameters}
        onChange={(schema) => setParameters(schema as Parameters)}
      />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" size="sm" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          size="sm"
          variant="primary"
          disabled={problem !== null}
          onClick={() =>
            onSave({
              type: 'function',
              function: { name, ...(description.trim() ? { description: description.trim() } : {}), parameters },
            })
          }
        >
          {tool ? 'Keep changes' : 'Add function'}
        </Button>
      </div>
    </div>
  );
}
