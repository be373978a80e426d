import type { LucideIcon } from 'lucide-react';
import type { ShortcutId } from '@/components/shortcuts/shortcuts';

/** Something that the palette can do or where it can go. */
export type Command = {
  readonly id: string;
  readonly label: string;
  /** What else somebody may call it. */
  readonly words?: string;
  readonly icon: LucideIcon;
  readonly shortcut?: ShortcutId;
  readonly run: () => void;
};
