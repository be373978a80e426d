'use client';

import { useState } from 'react';
import { useModKey } from '@/components/shell/use-mod-key';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import { ShortcutKeys } from './shortcut-keys.tsx';
import { SHORTCUTS } from './shortcuts.ts';
import { keepSingleKeys, toSingleKeys } from './single-keys.ts';

const GROUPS = [...new Set(SHORTCUTS.map((shortcut) => shortcut.group))];

/** Every shortcut, searchable; and whether single keys are heard. */
export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const modKey = useModKey();
  const [query, setQuery] = useState('');
  const [hasSingleKeys, setHasSingleKeys] = useState(() => toSingleKeys(document.cookie));
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = SHORTCUTS.filter(({ label, group, keys }) => {
    const text = `${label} ${group} ${keys.join(' ')}`.toLowerCase().replaceAll('mod', modKey.toLowerCase());
    return words.every((word) => text.includes(word));
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      width="lg"
      title="Keyboard shortcuts"
      footer={
        <div className="w-full">
          <Switch
            checked={hasSingleKeys}
            onCheckedChange={(isOn) => {
              setHasSingleKeys(isOn);
              keepSingleKeys(isOn);
            }}
            label="Single keys"
            hint="Shortcuts of one plain key, as ? and G. Never heard while you type."
          />
        </div>
      }
    >
      <Input
        autoFocus
        type="search"
        aria-label="Search shortcuts"
        placeholder="Search shortcuts"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="mt-4 gap-x-10 sm:columns-2">
        {GROUPS.filter((group) => shown.some((shortcut) => shortcut.group === group)).map((group) => (
          <section key={group} aria-label={group} className="mb-5 break-inside-avoid">
            <h3 className="pb-1 text-muted-foreground text-sm">{group}</h3>
            <ul>
              {shown
                .filter((shortcut) => shortcut.group === group)
                .map(({ id, label, keys }) => (
                  <li key={id} className="flex min-h-8 items-center justify-between gap-4 border-t py-1">
                    <span>{label}</span>
                    <span className="flex flex-col items-end gap-1">
                      {keys.map((each) => (
                        <ShortcutKeys key={each} keys={each} modKey={modKey} />
                      ))}
                    </span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      {shown.length === 0 && <p className="text-muted-foreground">No shortcut is called that.</p>}
    </Dialog>
  );
}
