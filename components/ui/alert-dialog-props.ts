import type { ReactNode } from 'react';

export type AlertDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
  isPending?: boolean;
  /** While what `children` ask for is missing. */
  isDisabled?: boolean;
  error?: string | null;
  /** What has to be given before it can be confirmed. */
  children?: ReactNode;
};
