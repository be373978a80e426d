'use client';

import { Search } from 'lucide-react';
import { useOverlays } from '@/components/palette/overlays-context';
import { useModKey } from './use-mod-key.ts';

/** Opens the palette, for who does not know its key yet. */
export function SearchButton() {
  const { open } = useOverlays();
  const modKey = useModKey();
  return (
    <button
      type="button"
      aria-label="Search"
      data-tip={`Search · ${modKey} K`}
      onClick={() => open('palette')}
      className="flex size-8 items-center justify-center rounded-md text-muted-foreground transition-colors hover:bg-gray-4 hover:text-foreground focus-visible:-outline-offset-2 pointer-coarse:size-11"
    >
      <Search aria-hidden className="size-4" />
    </button>
  );
}
