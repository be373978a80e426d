import type { ReactNode } from 'react';
import type { Trigger } from './on-demand.tsx';

export type PopoverProps = {
  /** An element that takes a ref and spreads its props. */
  trigger: Trigger;
  /** Names it, and is shown. */
  title?: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
  className?: string;
  children: ReactNode;
};
