'use client';

import { Menu } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { buttonStyles } from '@/components/ui/button-styles';
import { useLoaded } from '@/components/ui/use-loaded';

const load = () => import('./drawer.tsx');
const Drawer = lazy(async () => ({ default: (await load()).Drawer }));

/** Opens the sidebar on a phone. */
export function DrawerButton() {
  const [isOpen, setIsOpen] = useState(false);
  const [state, start] = useLoaded(load);
  return (
    <>
      <button
        type="button"
        aria-label="Open the menu"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => {
          start();
          setIsOpen(true);
        }}
        className={`${buttonStyles({ variant: 'ghost', size: 'icon' })} -ml-2 pointer-coarse:-ml-3.5 pointer-coarse:-mr-3 md:hidden print:hidden`}
      >
        <Menu aria-hidden />
      </button>
      {state === 'loaded' && (
        <Suspense>
          <Drawer open={isOpen} onOpenChange={setIsOpen} />
        </Suspense>
      )}
    </>
  );
}
