'use client';

import { createContext, type KeyboardEvent, useContext } from 'react';

/** True where the key is taken: the composer then does nothing with it. */
export type KeyTaker = (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;

/** The ids of a list that stands over the composer and of the choice in question there: what the field tells screen readers. */
export type ShownList = { readonly listId: string; readonly optionId: string };

/** The composer's text as the aids that stand in it see it: history, the prompt library. */
export type ComposerField = {
  readonly text: string;
  /** Where the caret stands, in UTF-16 units. */
  readonly caret: number;
  /** Writes the whole text anew, puts the caret there (else at the end) and takes the focus. */
  readonly write: (text: string, caret?: number) => void;
  /** The taker sees each key before the composer does, the latest first. Returns how to stop. */
  readonly takeKeys: (taker: KeyTaker) => () => void;
  readonly showList: (list: ShownList | null) => void;
};

export const ComposerFieldContext = createContext<ComposerField | null>(null);

/** For components rendered inside a composer. */
export function useComposerField(): ComposerField {
  const field = useContext(ComposerFieldContext);
  if (!field) throw new Error('This component belongs into a composer.');
  return field;
}
