'use client';

import { PanelLeft } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { SidebarContent } from './sidebar-content.tsx';
import { useModKey } from './use-mod-key.ts';

/** The sidebar of tablets and desktops; a phone has the drawer of the top bar. */
export function Sidebar({ onToggle }: { onToggle: () => void }) {
  const modKey = useModKey();
  return (
    <aside
      aria-label="Sidebar"
      className="hidden w-66 shrink-0 flex-col border-r bg-sidebar md:flex rail:w-14 rail:pointer-coarse:w-16 print:hidden"
    >
      <SidebarContent
        toggle={
          <IconButton
            label="Narrow or widen the sidebar"
            shortcut={`${modKey} B`}
            side="right"
            onClick={onToggle}
            className="focus-visible:-outline-offset-2"
          >
            <PanelLeft aria-hidden />
          </IconButton>
        }
      />
    </aside>
  );
}
