'use client';

import { Plus, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { MAX_PANES } from '#lib/conversations/limits';
import { ModelPicker } from '@/components/models/model-picker';
import { ModelTrigger } from '@/components/models/model-trigger';
import { useModelName } from '@/components/models/use-models';
import { usePickerShortcut } from '@/components/models/use-picker-shortcut';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';

/** The models of a comparison that is about to begin. The same model may stand in it twice. */
export function ModelSlots({
  chosen,
  onChange,
  title = 'Models to compare',
  end,
}: {
  chosen: readonly string[];
  onChange: (models: readonly string[]) => void;
  title?: string;
  /** Beside the title. */
  end?: ReactNode;
}) {
  /** The slot whose picker is open; one past the last adds a model. */
  const [openSlot, setOpenSlot] = useState<number | null>(null);
  const nameOf = useModelName();
  const id = useId();
  usePickerShortcut((isOpen) => setOpenSlot(isOpen ? Math.min(chosen.length, MAX_PANES - 1) : null));
  const pickerFor = (slot: number) => ({
    open: openSlot === slot,
    onOpenChange: (isOpen: boolean) => setOpenSlot(isOpen ? slot : null),
  });

  return (
    <section aria-labelledby={id} className="max-w-176">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id={id} className="text-muted-foreground text-sm">
          {title}
        </h2>
        {end && <div className="flex items-center gap-1">{end}</div>}
      </div>
      <ul className="mt-2 flex flex-wrap gap-2">
        {chosen.map((model, slot) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place; models may repeat.
          <li key={slot} className="flex max-w-full items-center rounded-md border border-gray-7 bg-surface p-0.5">
            <ModelPicker
              {...pickerFor(slot)}
              value={model}
              onValueChange={(next) => onChange(chosen.with(slot, next))}
              trigger={<ModelTrigger model={model} />}
            />
            <IconButton
              label={`Remove ${nameOf(model)}`}
              size="icon-sm"
              onClick={() => onChange(chosen.toSpliced(slot, 1))}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
        {chosen.length < MAX_PANES && (
          <li>
            <ModelPicker
              {...pickerFor(chosen.length)}
              value={null}
              onValueChange={(model) => onChange([...chosen, model])}
              trigger={
                <Button aria-label="Add a model" variant="ghost" className="h-8.5 border border-gray-7 border-dashed">
                  <Plus aria-hidden />
                  Add a model
                </Button>
              }
            />
          </li>
        )}
      </ul>
    </section>
  );
}
