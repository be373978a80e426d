import type { PaneSettings } from '#lib/conversations/view';

/** Do both set the same, in whatever order they were set? */
export function sameSettings(one: PaneSettings, other: PaneSettings): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(settings: PaneSettings): string {
  return JSON.stringify(settings, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
