'use client';

import { type FormEvent, useState } from 'react';
import { ApiError } from './api-error.ts';
import { fieldMessage } from './field-message.ts';

export type Submit = {
  onSubmit: (event: FormEvent<HTMLFormElement>) => Promise<void>;
  isPending: boolean;
  /** What is wrong with the input of this name, for its `Field`. */
  errorOf: (name: string) => string | null;
  /** What is wrong with no input of the form. */
  formError: ApiError | null;
};

/**
 * Sends a form's values once at a time and sorts out what the API refused: by field, or as a whole. The focus goes to the wrong
 * field; what was typed stays. `send` resolves to `'leaving'` when the page is on its way elsewhere: the form then stays busy.
 */
export function useSubmit(send: (values: Record<string, string>) => Promise<'leaving' | undefined>): Submit {
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<{ refused: ApiError; names: readonly string[] } | null>(null);

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const form = event.currentTarget;
    const values = Object.fromEntries(
      [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    setIsPending(true);
    setError(null);
    try {
      if ((await send(values)) !== 'leaving') setIsPending(false);
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      const names = [...form.elements].flatMap((element) => (isShown(element) ? [element.name] : []));
      setError({ refused: thrown, names });
      setIsPending(false);
      const wrong = thrown.field ? form.elements.namedItem(thrown.field) : null;
      if (wrong instanceof HTMLElement) wrong.focus();
    }
  };

  const isOfField = error?.refused.field ? error.names.includes(error.refused.field) : false;
  return {
    onSubmit,
    isPending,
    errorOf: (name) => (isOfField && error?.refused.field === name ? fieldMessage(error.refused.message) : null),
    formError: error && !isOfField ? error.refused : null,
  };
}

function isShown(element: Element): element is HTMLInputElement {
  return (element instanceof HTMLInputElement && element.type !== 'hidden') || element instanceof HTMLTextAreaElement;
}
