'use client';

import { Popover as Base } from '@base-ui/react/popover';
import clsx from 'clsx';
import type { PopoverProps } from './popover-props.ts';

/** The parts of a popover, fetched when the first one is opened. */
export function PopoverRoot({ trigger, title, align = 'start', side = 'bottom', className, children }: PopoverProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} collisionPadding={8} className="z-50">
          <Base.Popup
            className={clsx(
              'floating max-h-(--available-height) max-w-(--available-width) overflow-y-auto p-3',
              className,
            )}
          >
            {title && <Base.Title className="mb-2 font-medium">{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
