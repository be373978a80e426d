/** A piece of a text that was found; `isHit` where it is what was searched for. */
export type FoundPiece = { text: string; isHit: boolean };

/** A message, or a title where `message` is null, that a search found. */
export type Found = {
  conversationId: string;
  title: string;
  isCompared: boolean;
  isArchived: boolean;
  tags: string[];
  message: {
    id: string;
    role: 'user' | 'assistant';
    /** Which model answered; null for a prompt. */
    model: string | null;
    /** What the answer cost; null while nobody knows, and for a prompt. */
    costUsd: string | null;
    hasError: boolean;
  } | null;
  at: number;
  pieces: FoundPiece[];
};

/** `next` is the `after` of the following page. */
export type FoundPage = { found: Found[]; next: number | null };
