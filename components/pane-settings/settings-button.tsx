'use client';

import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { useLoaded } from '@/components/ui/use-loaded';
import { isChanged } from './count-settings.ts';
import type { SettingsProps } from './settings-props.ts';

const load = () => import('./settings-panel.tsx');
const Panel = lazy(async () => ({ default: (await load()).SettingsPanel }));

/** Opens the settings of a pane; a dot says that something in them is set. Their code comes when they are first wanted. */
export function SettingsButton(props: SettingsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [state, start] = useLoaded(load);
  const isSet = isChanged(props.settings);
  return (
    <>
      <IconButton
        label={state === 'failed' ? 'The settings could not be loaded; try again' : 'Settings'}
        aria-description={isSet ? 'changed' : undefined}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        size="icon-sm"
        className="relative"
        onPointerEnter={() => void load().catch(() => {})}
        onFocus={() => void load().catch(() => {})}
        onClick={() => {
          start();
          setIsOpen(true);
        }}
      >
        <SlidersHorizontal aria-hidden />
        {isSet && <span aria-hidden data-mark className="absolute top-0.5 right-0.5 size-1.5 rounded-full bg-accent" />}
      </IconButton>
      {isOpen && state === 'loaded' && (
        <Suspense>
          <Panel {...props} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
