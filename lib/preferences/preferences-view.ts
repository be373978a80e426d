import type { PaneSettings } from '#lib/conversations/view';

/** What a member chose for all of their browsers: the JSON of /api/preferences. */
export type Preferences = {
  /** Whether a model writes the titles of their chats. */
  hasTitles: boolean;
  /** What their new chats are set to. */
  chatSettings: PaneSettings;
};
