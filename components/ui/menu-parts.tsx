'use client';

import { Menu as Base } from '@base-ui/react/menu';
import clsx from 'clsx';
import { Check } from 'lucide-react';
import Link from 'next/link';
import { type FocusEvent, type ReactNode, useRef } from 'react';
import type { MenuChoiceProps, MenuItemProps, MenuLinkProps, MenuProps } from './menu-props.ts';

/** The parts of a menu, fetched when the first one is opened. */
export function MenuRoot({
  trigger,
  align = 'start',
  side = 'bottom',
  returnsFocus,
  onClosed,
  className,
  children,
}: MenuProps) {
  const isNew = useRef(true);
  // Open from the start, it takes the focus itself instead of giving it to its first item as it does each later time.
  const passOn = ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
    if (isNew.current && target === currentTarget && currentTarget.matches(':focus-visible'))
      currentTarget.querySelector<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])')?.focus();
    isNew.current = false;
  };
  return (
    <Base.Root defaultOpen onOpenChangeComplete={(isOpen) => !isOpen && onClosed?.()}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} className="z-50">
          <Base.Popup
            {...(returnsFocus ? { finalFocus: returnsFocus } : {})}
            onFocus={passOn}
            className={clsx('floating max-h-(--available-height) min-w-44 overflow-y-auto p-1', className)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({ icon, shortcut, tone = 'plain', children, ...rest }: MenuItemProps) {
  return (
    <Base.Item className={clsx('choice', tone === 'danger' && 'text-danger-text')} {...rest}>
      <Glyph tone={tone}>{icon}</Glyph>
      <span className="flex-1">{children}</span>
      {shortcut && <span className="text-muted-foreground text-xs">{shortcut}</span>}
    </Base.Item>
  );
}

export function MenuLink({ icon, href, children }: MenuLinkProps) {
  return (
    <Base.LinkItem render={<Link href={href} />} className="choice">
      <Glyph>{icon}</Glyph>
      <span className="flex-1">{children}</span>
    </Base.LinkItem>
  );
}

export function MenuChoice({ label, value, onValueChange, options }: MenuChoiceProps<string>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-muted-foreground text-xs">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={onValueChange}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className="choice">
            <Glyph>{option.icon}</Glyph>
            <span className="flex-1">{option.label}</span>
            <Base.RadioItemIndicator>
              <Check aria-hidden className="size-4 text-accent-text" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

function Glyph({ tone = 'plain', children }: { tone?: 'plain' | 'danger'; children: ReactNode }) {
  if (!children) return null;
  return (
    <span aria-hidden className={clsx('[&_svg]:size-4', tone === 'plain' && 'text-muted-foreground')}>
      {children}
    </span>
  );
}
