import type { Sharing } from '#lib/auth/sharing';
import type { PaneSettings } from '#lib/conversations/view';

/** What an entry of each kind holds. */
export type Contents = {
  /** Models with their settings, to set on panes at once. */
  preset: { models: string[]; settings: PaneSettings };
  /** A text to send; what stands in `{{double braces}}` is asked for. */
  prompt: { text: string };
};

export type Kind = keyof Contents;

/** An entry of the library as /api/presets and /api/prompts answer it. */
export type Entry<K extends Kind> = Contents[K] & {
  id: string;
  name: string;
  sharing: Sharing;
  /** Who made it; null where they are gone. */
  ownerName: string | null;
  isMine: boolean;
  canChange: boolean;
  updatedAt: number;
};

export type PresetView = Entry<'preset'>;
export type PromptView = Entry<'prompt'>;
