import type { Found } from '#lib/search/found-view';
import type { Command } from './command.ts';

/** One line of the palette. */
export type PaletteItem =
  | { readonly kind: 'command'; readonly value: string; readonly command: Command }
  | {
      readonly kind: 'conversation';
      readonly value: string;
      readonly title: string;
      readonly href: string;
      readonly found: Found | null;
    }
  | { readonly kind: 'model'; readonly value: string; readonly name: string };

export type PaletteGroup = { readonly value: string; readonly items: readonly PaletteItem[] };

export function toItem(command: Command): PaletteItem {
  return { kind: 'command', value: `command ${command.id}`, command };
}
