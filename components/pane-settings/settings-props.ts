import type { PaneSettings } from '#lib/conversations/view';

export type SettingsProps = {
  model: string;
  settings: PaneSettings;
  /** Rejects with words for people when they were refused. */
  onSave: (settings: PaneSettings) => Promise<void>;
  /** A preset brings another model. */
  onModel: (model: string) => void;
};
