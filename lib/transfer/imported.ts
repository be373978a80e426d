/** A conversation from a file, whoever wrote it, not yet checked against the catalogue. */
export type Imported = {
  title: string;
  createdAt: number | null;
  tags: string[];
  panes: ImportedPane[];
};

export type ImportedPane = {
  /** Null where the file does not say. */
  model: string | null;
  settings: Record<string, unknown>;
  /** Parents before children. */
  messages: ImportedMessage[];
  /** The last message of the path shown. */
  head: string | null;
};

export type ImportedMessage = {
  id: string;
  parent: string | null;
  role: 'user' | 'assistant';
  text: string;
  reasoning: string;
  createdAt: number | null;
  model: string | null;
};
