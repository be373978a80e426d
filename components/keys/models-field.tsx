'use client';

import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { ModelPicker } from '@/components/models/model-picker';
import { useModels } from '@/components/models/use-models';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { authorsOf } from './authors-of.ts';
import { ModelLabel } from './model-label.tsx';

/** Which models a key may call: chosen ones, or all of an author. None chosen is every model. */
export function ModelsField({
  models,
  onChange,
  error,
}: {
  models: readonly string[];
  onChange: (models: readonly string[]) => void;
  error: string | null;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const catalogue = useModels();
  const labelId = useId();
  const add = (entry: string) => {
    if (!models.includes(entry)) onChange([...models, entry]);
  };
  return (
    <fieldset aria-labelledby={labelId} className="flex flex-col gap-2">
      <span id={labelId} className="font-medium">
        Models
      </span>
      {models.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {models.map((entry) => (
            <li
              key={entry}
              className="flex max-w-full items-center gap-1 rounded-md border border-gray-7 bg-surface py-0.5 pr-0.5 pl-2.5"
            >
              <ModelLabel entry={entry} />
              <IconButton
                label={`Remove ${entry}`}
                size="icon-sm"
                onClick={() => onChange(models.filter((each) => each !== entry))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <ModelPicker
          value={null}
          onValueChange={(model) => {
            add(model);
            setIsOpen(false);
          }}
          open={isOpen}
          onOpenChange={setIsOpen}
          trigger={
            <Button aria-label="Add a model" className="border-dashed">
              <Plus aria-hidden />
              Add a model
            </Button>
          }
        />
        <Menu
          className="max-h-80"
          trigger={
            <Button className="border-dashed">
              <Plus aria-hidden />
              All of an author
            </Button>
          }
        >
          {authorsOf(catalogue.models).map(({ author, count }) => (
            <MenuItem key={author} shortcut={count} onClick={() => add(`${author}/*`)}>
              {author}
            </MenuItem>
          ))}
        </Menu>
      </div>
      <p
        className={error ? 'text-danger-text text-sm' : 'text-muted-foreground text-sm'}
        role={error ? 'alert' : undefined}
      >
        {error ?? (models.length === 0 ? 'None chosen: it may call every model.' : 'It may call these and no others.')}
      </p>
    </fieldset>
  );
}
