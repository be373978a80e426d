'use client';

import { PanelLeft } from 'lucide-react';
import { SidebarContent } from './sidebar-content.tsx';

/** The sidebar of tablets and desktops; a phone has the drawer of the top bar. */
export function Sidebar({ onToggle }: { onToggle: () => void }) {
  return (
    <aside
      aria-label="Sidebar"
      className="hidden w-66 shrink-0 flex-col border-r bg-sidebar md:flex rail:w-14 rail:pointer-coarse:w-16 print:hidden"
    >
      <SidebarContent
        toggle={
          <button
            type="button"
            onClick={onToggle}
            aria-label="Narrow or widen the sidebar"
            title="Narrow or widen the sidebar (Ctrl B)"
            className="flex size-8 items-center justify-center rounded-md text-muted-foreground transition-colors hover:bg-gray-4 hover:text-foreground focus-visible:-outline-offset-2 pointer-coarse:size-11"
          >
            <PanelLeft aria-hidden className="size-4" />
          </button>
        }
      />
    </aside>
  );
}
