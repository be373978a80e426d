'use client';

import { Bookmark, Plus, Settings2 } from 'lucide-react';
import type { PresetView } from '#lib/library/entry-view';
import { useModelName } from '@/components/models/use-models';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu';
import { useLibrary } from './use-library.ts';

/** Presets to set at once, and the way to save another one. */
export function PresetMenu({ onApply, onSave }: { onApply: (preset: PresetView) => void; onSave?: () => void }) {
  const { entries, problem } = useLibrary('preset');
  const nameOf = useModelName();
  return (
    <Menu
      align="end"
      className="w-72"
      trigger={
        <Button size="sm">
          <Bookmark aria-hidden />
          Presets
        </Button>
      }
    >
      {(entries ?? []).map((preset) => (
        <MenuItem key={preset.id} onClick={() => onApply(preset)}>
          <span className="block truncate">{preset.name}</span>
          <span className="block truncate text-muted-foreground text-xs">
            {preset.models.map(nameOf).join(', ')}
            {preset.sharing === 'team' && (preset.isMine ? ' · shared' : ` · by ${preset.ownerName ?? 'the team'}`)}
          </span>
        </MenuItem>
      ))}
      {entries?.length === 0 && (
        <p className="px-2 py-1.5 text-muted-foreground text-sm">
          No presets yet. Set a model up as you like it, then save it here.
        </p>
      )}
      {problem && <p className="px-2 py-1.5 text-danger-text text-sm">{problem.message}</p>}
      <MenuSeparator />
      {onSave && (
        <MenuItem icon={<Plus />} onClick={onSave}>
          Save these as a preset
        </MenuItem>
      )}
      <MenuLink icon={<Settings2 />} href="/settings/presets">
        Manage presets
      </MenuLink>
    </Menu>
  );
}
