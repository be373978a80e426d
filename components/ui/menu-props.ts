import type { Menu as Base } from '@base-ui/react/menu';
import type { ComponentProps, ReactNode } from 'react';
import type { Trigger } from './on-demand.tsx';

export type MenuProps = {
  /** An element that takes a ref and spreads its props. */
  trigger: Trigger;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** Whether the trigger gets the focus back; asked when it closes. */
  returnsFocus?: () => boolean;
  /** Once it is gone from sight. */
  onClosed?: () => void;
  className?: string;
  children: ReactNode;
};

export type MenuItemProps = Omit<ComponentProps<typeof Base.Item>, 'className'> & {
  icon?: ReactNode;
  shortcut?: ReactNode;
  tone?: 'plain' | 'danger';
};

export type MenuLinkProps = { icon?: ReactNode; href: string; children: ReactNode };

export type MenuChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
};
