import { Combobox } from '@base-ui/react/combobox';
import { Search } from 'lucide-react';

export function PickerSearch({ shown, all }: { shown: number; all: number }) {
  return (
    <div className="flex items-center gap-2 border-b px-3">
      <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <Combobox.Input
        aria-label="Search models"
        placeholder="Search models"
        spellCheck={false}
        className="h-10 min-w-0 flex-1 bg-transparent outline-none"
      />
      <Combobox.Status className="shrink-0 text-muted-foreground text-xs">
        {shown === all ? `${all} models` : `${shown} of ${all}`}
      </Combobox.Status>
    </div>
  );
}
