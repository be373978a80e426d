'use client';

import { ChevronsUpDown, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useOverlays } from '@/components/palette/overlays-context';
import { Avatar } from '@/components/ui/avatar';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { useMe } from './use-me.ts';
import { useSignOut } from './use-sign-out.ts';
import { useTheme } from './use-theme.ts';

const THEME_CHOICES = [
  { value: 'light', label: 'Light', icon: <Sun /> },
  { value: 'dark', label: 'Dark', icon: <Moon /> },
  { value: 'system', label: 'As the system', icon: <Monitor /> },
] as const;

/** Who is signed in, how it looks to them, and the way out. */
export function MemberMenu() {
  const { member } = useMe();
  const [theme, setTheme] = useTheme();
  const signOut = useSignOut();
  const { open } = useOverlays();
  return (
    <Menu
      side="top"
      className="w-62"
      trigger={
        <button
          type="button"
          className="flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left transition-colors hover:bg-gray-3 focus-visible:-outline-offset-2 data-popup-open:bg-gray-4 rail:w-10 rail:pointer-coarse:w-11 pointer-coarse:h-11"
        >
          <Avatar name={member.name} />
          <span className="min-w-0 flex-1 rail:sr-only">
            <span className="block truncate font-medium text-sm">{member.name}</span>
            <span className="block truncate text-muted-foreground text-xs first-letter:uppercase">{member.role}</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted-foreground rail:hidden" />
        </button>
      }
    >
      <p className="truncate px-2 py-1.5 text-muted-foreground text-sm">{member.email}</p>
      <MenuSeparator />
      <MenuChoice label="Theme" value={theme} onValueChange={setTheme} options={THEME_CHOICES} />
      <MenuSeparator />
      <MenuItem icon={<Keyboard />} shortcut="?" onClick={() => open('shortcuts')}>
        Keyboard shortcuts
      </MenuItem>
      <MenuItem icon={<LogOut />} onClick={signOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
