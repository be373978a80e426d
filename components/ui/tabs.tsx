'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import clsx from 'clsx';
import { type ReactNode, useEffect, useRef } from 'react';

/** Views of one thing, one at a time. Panels are `TabPanel`s among the children. */
export function Tabs<Value extends string>({
  value,
  onValueChange,
  tabs,
  label,
  className,
  children,
}: {
  value: Value;
  onValueChange: (value: Value) => void;
  tabs: readonly { value: Value; label: ReactNode }[];
  label: string;
  className?: string;
  children?: ReactNode;
}) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is chosen, so another one is looked for.
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (list.current && tab)
      list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2;
  }, [value]);
  return (
    <Base.Root value={value} onValueChange={onValueChange} className={clsx('min-w-0', className)}>
      <Base.List ref={list} aria-label={label} className="relative flex gap-4 overflow-x-auto">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="h-9 shrink-0 rounded-sm text-muted-foreground transition-colors hover:text-foreground focus-visible:-outline-offset-2 data-active:text-foreground pointer-coarse:h-11"
          >
            {tab.label}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-(--active-tab-left) h-0.5 w-(--active-tab-width) bg-accent transition-all" />
      </Base.List>
      {children}
    </Base.Root>
  );
}

export function TabPanel({ value, className, children }: { value: string; className?: string; children: ReactNode }) {
  return (
    <Base.Panel value={value} className={clsx('min-w-0 outline-offset-4', className)}>
      {children}
    </Base.Panel>
  );
}
