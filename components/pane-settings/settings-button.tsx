'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { onDemandCode } from '@/components/ui/on-demand-code';
import { useLoaded } from '@/components/ui/use-loaded';
import { isChanged } from './count-settings.ts';
import type { SettingsProps } from './settings-props.ts';

const panel = onDemandCode(() => import('./settings-panel.tsx'));

/** Opens the settings of a pane; a dot says that something in them is set. Their code comes when they are first wanted. */
export function SettingsButton(props: SettingsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { module, hasFailed, load } = useLoaded(panel);
  const prefetch = () => void panel.load().catch(() => {});
  const isSet = isChanged(props.settings);
  return (
    <>
      <IconButton
        label={hasFailed ? 'The settings could not be loaded; try again' : 'Settings'}
        aria-description={isSet ? 'changed' : undefined}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        size="icon-sm"
        className="relative"
        onPointerEnter={prefetch}
        onFocus={prefetch}
        onClick={() => {
          load();
          setIsOpen(true);
        }}
      >
        <SlidersHorizontal aria-hidden />
        {isSet && <span aria-hidden data-mark className="absolute top-0.5 right-0.5 size-1.5 rounded-full bg-accent" />}
      </IconButton>
      {isOpen && module && <module.SettingsPanel {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
}
