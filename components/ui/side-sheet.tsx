'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import clsx from 'clsx';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { buttonStyles } from './button-styles.ts';
import { focusContent } from './focus-content.ts';

/** A panel along the right edge, over the page; on a phone it rises from the bottom. Import it lazily. */
export function SideSheet({
  onClose,
  title,
  description,
  end,
  children,
}: {
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  /** Beside the title. */
  end?: ReactNode;
  children: ReactNode;
}) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          ref={popup}
          initialFocus={focusContent(popup)}
          className={clsx(
            'fixed inset-x-0 bottom-(--keyboard,0px) z-50 flex max-h-[calc(100dvh-2rem-var(--keyboard,0px))] flex-col rounded-t-xl bg-surface text-foreground shadow-float outline-none transition-[translate,opacity] duration-160',
            'data-ending-style:opacity-0 data-starting-style:opacity-0 max-sm:data-starting-style:translate-y-6',
            'sm:inset-y-0 sm:right-0 sm:left-auto sm:max-h-none sm:w-112 sm:rounded-none sm:data-ending-style:translate-x-6 sm:data-starting-style:translate-x-6',
          )}
        >
          <header className="flex shrink-0 items-center gap-3 border-b px-5 py-3">
            <div className="min-w-0 flex-1">
              <Base.Title className="font-medium text-lg">{title}</Base.Title>
              {description && (
                <Base.Description className="truncate text-muted-foreground text-sm">{description}</Base.Description>
              )}
            </div>
            {end}
            <Base.Close
              aria-label="Close"
              className={clsx(buttonStyles({ variant: 'ghost', size: 'icon-sm' }), '-mr-2')}
            >
              <X aria-hidden />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
