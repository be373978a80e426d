'use client';

import { Menu } from 'lucide-react';
import { useState } from 'react';
import { buttonStyles } from '@/components/ui/button-styles';
import { onDemandCode } from '@/components/ui/on-demand-code';
import { useLoaded } from '@/components/ui/use-loaded';

const drawer = onDemandCode(() => import('./drawer.tsx'));

/** Opens the sidebar on a phone. */
export function DrawerButton() {
  const [isOpen, setIsOpen] = useState(false);
  const { module, load } = useLoaded(drawer);
  return (
    <>
      <button
        type="button"
        aria-label="Open the menu"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => {
          load();
          setIsOpen(true);
        }}
        className={`${buttonStyles({ variant: 'ghost', size: 'icon' })} -ml-2 pointer-coarse:-ml-3.5 pointer-coarse:-mr-3 md:hidden print:hidden`}
      >
        <Menu aria-hidden />
      </button>
      {module && <module.Drawer open={isOpen} onOpenChange={setIsOpen} />}
    </>
  );
}
