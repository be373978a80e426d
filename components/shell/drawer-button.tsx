'use client';

import { Menu } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { buttonStyles } from '@/components/ui/button-styles';

const Drawer = dynamic(() => import('./drawer.tsx').then((module) => module.Drawer));

/** Opens the sidebar on a phone. */
export function DrawerButton() {
  const [isOpen, setIsOpen] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label="Open the menu"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => {
          setIsWanted(true);
          setIsOpen(true);
        }}
        className={`${buttonStyles({ variant: 'ghost', size: 'icon' })} -ml-2 md:hidden print:hidden`}
      >
        <Menu aria-hidden />
      </button>
      {isWanted && <Drawer open={isOpen} onOpenChange={setIsOpen} />}
    </>
  );
}
