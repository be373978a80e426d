/** `auto`: icons on a tablet, full on a desktop, until somebody chooses. */
export type SidebarWidth = 'auto' | 'rail' | 'full';

export const SIDEBAR_COOKIE = 'sidebar';

export function toSidebarWidth(value: string | undefined): SidebarWidth {
  return value === 'rail' || value === 'full' ? value : 'auto';
}
