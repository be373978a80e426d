/** A link to a path of a conversation, for its owner. What opens it is told once, when it is made. */
export type ShareView = {
  id: string;
  conversationId: string;
  title: string;
  createdAt: number;
  expiresAt: number;
};

/** What whoever has the link reads: this and nothing else of the conversation. */
export type SharedView = {
  title: string;
  sharedAt: number;
  expiresAt: number;
  messages: SharedMessage[];
};

export type SharedMessage = {
  id: string;
  role: 'user' | 'assistant';
  text: string;
  /** Which model answered, where that is known. */
  model: string | null;
  /** The names of the files that belong to it; the files themselves are not shared. */
  files: string[];
};
