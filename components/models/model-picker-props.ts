import type { ReactElement } from 'react';

export type ModelPickerProps = {
  value: string | null;
  onValueChange: (model: string) => void;
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** The button that opens it, an element that takes a ref and spreads its props. */
  trigger: ReactElement<Record<string, unknown>>;
  side?: 'top' | 'bottom';
};
