/** Where a conversation is kept; what is left out stays. */
export type Filing = {
  readonly isPinned?: boolean;
  readonly isArchived?: boolean;
  /** All of them. */
  readonly tags?: readonly string[];
};
