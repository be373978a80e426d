'use client';

import type { PaneSettings } from '#lib/conversations/view';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { SchemaEditor } from './schema-editor.tsx';
import { setValue } from './set-value.ts';
import { SwitchLine } from './switch-line.tsx';

type Format = NonNullable<PaneSettings['response_format']>;
type JsonSchema = Extract<Format, { type: 'json_schema' }>['json_schema'];

const FORMATS = [
  { value: 'text', label: 'Text' },
  { value: 'json_object', label: 'JSON' },
  { value: 'json_schema', label: 'JSON by a schema' },
] as const;

const HINTS = {
  text: 'The model answers as it likes.',
  json_object: 'Any JSON. Ask for JSON in the prompt too: some models refuse otherwise.',
  json_schema: 'The answer holds to the schema.',
};

const FIRST: JsonSchema = {
  name: 'answer',
  strict: true,
  schema: {
    type: 'object',
    properties: { answer: { type: 'string' }, confidence: { type: 'number' } },
    required: ['answer', 'confidence'],
    additionalProperties: false,
  },
};

/** What an answer must look like. */
export function FormatFields({
  settings,
  onChange,
  hasSchemas,
}: {
  settings: PaneSettings;
  onChange: (settings: PaneSettings) => void;
  hasSchemas: boolean;
}) {
  const format = settings.response_format;
  const type = format?.type ?? 'text';
  const set = (next: Format | undefined) => onChange(setValue(settings, 'response_format', next));
  const setSchema = (part: Partial<JsonSchema>) =>
    format?.type === 'json_schema' && set({ type: 'json_schema', json_schema: { ...format.json_schema, ...part } });
  return (
    <div className="flex flex-col gap-3 py-2">
      <Segmented
        label="Answer format"
        value={type}
        onValueChange={(next) => {
          if (next === 'text') set(undefined);
          else set(next === 'json_object' ? { type: next } : { type: next, json_schema: FIRST });
        }}
        options={FORMATS.filter(({ value }) => hasSchemas || value !== 'json_schema' || type === value)}
        className="self-start"
      />
      <p className="text-muted-foreground text-sm">{HINTS[type]}</p>
      {format?.type === 'json_schema' && (
        <>
          <Field
            label="Name"
            error={/^[\w-]{1,64}$/.test(format.json_schema.name) ? null : 'Letters, digits, _ and -, at most 64.'}
          >
            <Input
              isMono
              autoComplete="off"
              value={format.json_schema.name}
              onChange={(event) => setSchema({ name: event.target.value })}
            />
          </Field>
          <SchemaEditor
            label="Schema"
            value={format.json_schema.schema}
            onChange={(schema) => setSchema({ schema: schema as JsonSchema['schema'] })}
          />
          <SwitchLine
            label="Strictly"
            meaning="Providers hold the model to the schema; each property must then be required and no other allowed."
            value={format.json_schema.strict === true}
            onChange={(strict) => setSchema({ strict })}
          />
        </>
      )}
    </div>
  );
}
