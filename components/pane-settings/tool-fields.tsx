'use client';

import { Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PaneSettings } from '#lib/conversations/view';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { ChoiceLine } from './choice-line.tsx';
import { setValue } from './set-value.ts';
import { SwitchLine } from './switch-line.tsx';
import { type Tool, ToolForm } from './tool-form.tsx';

/** Functions that the model may ask for. Nothing runs them: the call is shown, and a person types what came of it. */
export function ToolFields({
  settings,
  onChange,
}: {
  settings: PaneSettings;
  onChange: (settings: PaneSettings) => void;
}) {
  const tools = settings.tools ?? [];
  /** The place of the function that is being edited; one past the last is a new one. */
  const [editing, setEditing] = useState<number | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && editing === null) addButton.current?.focus();
    wasEditing.current = editing !== null;
  }, [editing]);
  const setTools = (next: Tool[]) => {
    if (next.length > 0) return onChange(setValue(settings, 'tools', next));
    const { tools: _, tool_choice: __, parallel_tool_calls: ___, ...others } = settings;
    onChange(others);
  };
  const choice = settings.tool_choice;
  const chosen = typeof choice === 'object' ? `call ${choice.function.name}` : choice;

  return (
    <div className="flex flex-col gap-2 py-2">
      <p className="text-muted-foreground text-sm">
        Try function calling by hand: the model’s call appears in the transcript, you type what the function returned,
        and the model goes on.
      </p>
      <ul className="flex flex-col gap-1.5">
        {tools.map((tool, place) => (
          <li key={tool.function.name}>
            {editing === place ? (
              <ToolForm
                tool={tool}
                taken={tools.filter((one) => one !== tool).map((one) => one.function.name)}
                onCancel={() => setEditing(null)}
                onSave={(next) => {
                  setTools(tools.with(place, next));
                  setEditing(null);
                }}
              />
            ) : (
              <div className="flex items-center gap-2 rounded-md border px-3 py-1.5">
                <button type="button" onClick={() => setEditing(place)} className="min-w-0 flex-1 text-left">
                  <span className="block truncate font-mono text-sm">{tool.function.name}</span>
                  <span className="block truncate text-muted-foreground text-sm">{tool.function.description}</span>
                </button>
                <IconButton
                  label={`Remove ${tool.function.name}`}
                  size="icon-sm"
                  onClick={() => {
                    setTools(tools.toSpliced(place, 1));
                    addButton.current?.focus();
                  }}
                >
                  <X aria-hidden />
                </IconButton>
              </div>
            )}
          </li>
        ))}
      </ul>
      {editing === tools.length ? (
        <ToolForm
          tool={null}
          taken={tools.map((one) => one.function.name)}
          onCancel={() => setEditing(null)}
          onSave={(tool) => {
            setTools([...tools, tool]);
            setEditing(null);
          }}
        />
      ) : (
        <Button ref={addButton} size="sm" onClick={() => setEditing(tools.length)} className="self-start">
          <Plus aria-hidden />
          Add a function
        </Button>
      )}
      {tools.length > 0 && (
        <>
          <ChoiceLine
            label="When"
            meaning="Whether the model may, must or must not call one."
            value={chosen}
            onChange={(next) => onChange(setValue(settings, 'tool_choice', toChoice(next)))}
            own="It decides"
            options={[
              { value: 'required', label: 'Always one' },
              { value: 'none', label: 'Never' },
              ...tools.map(({ function: { name } }) => ({ value: `call ${name}`, label: `Always ${name}` })),
            ]}
          />
          <SwitchLine
            label="One at a time"
            meaning="It asks for one function, waits for the result, then asks for the next."
            value={settings.parallel_tool_calls === false}
            onChange={(isOn) => onChange(setValue(settings, 'parallel_tool_calls', isOn ? false : undefined))}
          />
        </>
      )}
    </div>
  );
}

function toChoice(value: string | undefined): PaneSettings['tool_choice'] | undefined {
  if (value === undefined || value === 'auto' || value === 'none' || value === 'required') return value;
  return { type: 'function', function: { name: value.slice('call '.length) } };
}
