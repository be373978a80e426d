import {
  BookOpen,
  Boxes,
  Columns2,
  KeyRound,
  type LucideIcon,
  MessageSquare,
  ReceiptText,
  Settings2,
} from 'lucide-react';

/** The pages in the sidebar, in their order. */
export const NAV: readonly { href: string; label: string; icon: LucideIcon }[] = [
  { href: '/chat', label: 'Chat', icon: MessageSquare },
  { href: '/compare', label: 'Compare', icon: Columns2 },
  { href: '/models', label: 'Models', icon: Boxes },
  { href: '/spend', label: 'Spend', icon: ReceiptText },
  { href: '/keys', label: 'Keys', icon: KeyRound },
  { href: '/docs', label: 'Docs', icon: BookOpen },
  { href: '/settings', label: 'Settings', icon: Settings2 },
];

export function isUnder(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
