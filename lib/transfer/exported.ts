import type { PaneSettings } from '#lib/conversations/view';

export const FORMAT = 'parallax.conversations';

/** A file of conversations, as it is written and read again. */
export type Exported = {
  format: typeof FORMAT;
  version: 1;
  exportedAt: string;
  conversations: ExportedConversation[];
};

export type ExportedConversation = {
  title: string;
  createdAt: string;
  tags: string[];
  panes: ExportedPane[];
};

export type ExportedPane = {
  model: string;
  /** The parameters of its requests. */
  settings: PaneSettings;
  /** The last message of the path shown. */
  head: string | null;
  /** All versions, parents before children. */
  messages: ExportedMessage[];
};

export type ExportedMessage = {
  id: string;
  parent: string | null;
  role: 'user' | 'assistant';
  createdAt: string;
  text: string;
  reasoning?: string;
  /** Names of what was attached or drawn; the bytes are not in the file. */
  files?: string[];
  /** Who answered, and what that cost; dollars as decimal strings, null while unknown. */
  answer?: {
    model: string;
    state: string;
    costUsd: string | null;
    promptTokens: number | null;
    completionTokens: number | null;
  };
};
