'use client';

import { Menu as Base } from '@base-ui/react/menu';
import clsx from 'clsx';
import { Check } from 'lucide-react';
import Link from 'next/link';
import type { ComponentProps, ReactElement, ReactNode } from 'react';

/** A menu of actions behind `trigger`, an element that takes a ref and spreads its props. */
export function Menu({
  trigger,
  align = 'start',
  side = 'bottom',
  className,
  children,
}: {
  trigger: ReactElement;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
  className?: string;
  children: ReactNode;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} className="z-50">
          <Base.Popup className={clsx('floating max-h-(--available-height) min-w-44 overflow-y-auto p-1', className)}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({
  icon,
  shortcut,
  tone = 'plain',
  children,
  ...rest
}: Omit<ComponentProps<typeof Base.Item>, 'className'> & {
  icon?: ReactNode;
  shortcut?: ReactNode;
  tone?: 'plain' | 'danger';
}) {
  return (
    <Base.Item className={clsx('choice', tone === 'danger' && 'text-danger-text')} {...rest}>
      <Glyph tone={tone}>{icon}</Glyph>
      <span className="flex-1">{children}</span>
      {shortcut && <span className="text-muted-foreground text-xs">{shortcut}</span>}
    </Base.Item>
  );
}

export function MenuLink({ icon, href, children }: { icon?: ReactNode; href: string; children: ReactNode }) {
  return (
    <Base.LinkItem render={<Link href={href} />} className="choice">
      <Glyph>{icon}</Glyph>
      <span className="flex-1">{children}</span>
    </Base.LinkItem>
  );
}

export function MenuChoice<Value extends string>({
  label,
  value,
  onValueChange,
  options,
}: {
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
}) {
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

export function MenuSeparator() {
  return <Base.Separator className="mx-2 my-1 h-px bg-border" />;
}

function Glyph({ tone = 'plain', children }: { tone?: 'plain' | 'danger'; children: ReactNode }) {
  if (!children) return null;
  return (
    <span aria-hidden className={clsx('[&_svg]:size-4', tone === 'plain' && 'text-muted-foreground')}>
      {children}
    </span>
  );
}
