'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/textarea';
import { parseSchema } from './parse-schema.ts';

/** A JSON schema as text. Where it is wrong is said while it is typed; the last right one stays in force. */
export function SchemaEditor({
  label,
  value,
  onChange,
}: {
  label: string;
  value: Record<string, unknown>;
  onChange: (schema: Record<string, unknown>) => void;
}) {
  const id = useId();
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const { schema, problems } = parseSchema(text);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between gap-4">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <Button
          variant="ghost"
          size="sm"
          disabled={!schema}
          onClick={() => schema && setText(JSON.stringify(schema, null, 2))}
        >
          Tidy up
        </Button>
      </div>
      <Textarea
        id={id}
        rows={8}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={`${id}-state`}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const parsed = parseSchema(event.target.value);
          if (parsed.schema) onChange(parsed.schema);
        }}
        className="max-h-96 overflow-y-auto font-mono text-sm"
      />
      <div id={`${id}-state`} role="status" className="text-sm">
        {schema ? (
          <p className="text-muted-foreground">This is a JSON schema.</p>
        ) : (
          <ul className="text-danger-text">
            {problems.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {path && <span className="font-mono text-xs">{path}</span>} {message}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
