'use client';

import { MessageSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { Snippet } from '@/components/search/snippet';
import { useModKey } from '@/components/shell/use-mod-key';
import { ShortcutKeys } from '@/components/shortcuts/shortcut-keys';
import { keysOf } from '@/components/shortcuts/shortcuts';
import { ModelDot } from '@/components/ui/model-dot';
import { RelativeTime } from '@/components/ui/relative-time';
import type { PaletteItem } from './palette-item.ts';

/** What a line of the palette says. */
export function PaletteLine({ item }: { item: PaletteItem }) {
  const modKey = useModKey();
  if (item.kind === 'command') {
    const { icon: Icon, label, shortcut } = item.command;
    const [keys] = shortcut ? keysOf(shortcut) : [];
    return (
      <Line
        icon={<Icon aria-hidden className="size-4 text-muted-foreground" />}
        end={
          keys && (
            <span className="pointer-coarse:hidden">
              <ShortcutKeys keys={keys} modKey={modKey} />
            </span>
          )
        }
      >
        <span className="truncate">{label}</span>
      </Line>
    );
  }
  if (item.kind === 'model') {
    return (
      <Line
        icon={
          <span className="flex size-4 items-center justify-center">
            <ModelDot model={item.value} />
          </span>
        }
        end={<span className="truncate font-mono text-muted-foreground text-xs max-sm:hidden">{item.value}</span>}
      >
        <span className="truncate">{item.name}</span>
      </Line>
    );
  }
  const { title, found } = item;
  return (
    <Line
      icon={<MessageSquare aria-hidden className="size-4 text-muted-foreground" />}
      end={found && <RelativeTime at={found.at} className="shrink-0 text-muted-foreground text-xs" />}
    >
      <span className="min-w-0">
        <span dir="auto" className="block truncate">
          {found?.message === null ? <Snippet pieces={found.pieces} /> : title}
        </span>
        {found?.message && (
          <span dir="auto" className="block truncate text-muted-foreground text-sm">
            <Snippet pieces={found.pieces} />
          </span>
        )}
      </span>
    </Line>
  );
}

function Line({ icon, end, children }: { icon: ReactNode; end?: ReactNode; children: ReactNode }) {
  return (
    <>
      <span className="shrink-0">{icon}</span>
      <span className="flex min-w-0 flex-1 items-center">{children}</span>
      {end}
    </>
  );
}
