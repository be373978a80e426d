'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { useConversationContext } from './conversation-context.tsx';
import { hasFinePointer } from './has-fine-pointer.ts';

/** What had the focus, and where it stood: the place of its message in the list, and its name. */
type Held = { readonly element: HTMLElement; readonly place: number; readonly name: string };

/**
 * Keeps the keyboard's place in a transcript. A control that had the focus may go away with its message, as when an answer is
 * asked for again or another version is shown: then the control of the same name in the message that stands there now takes
 * the focus, or, where there is none, the composer.
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>): void {
  const { composer } = useConversationContext();
  const held = useRef<Held | null>(null);

  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || !list.current?.contains(target)) return;
      held.current = { element: target, place: placeOf(target, list.current), name: nameOf(target) };
    };
    const forget = () => {
      held.current = null;
    };
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', forget);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', forget);
    };
  }, [list]);

  useEffect(() => {
    if (!held.current || held.current.element.isConnected || document.activeElement !== document.body) return;
    const { place, name } = held.current;
    held.current = null;
    const message = list.current?.querySelectorAll('[data-message]')[place];
    const same = [...(message?.querySelectorAll('button') ?? [])].find((button) => nameOf(button) === name);
    if (same) same.focus();
    else if (hasFinePointer()) composer.current?.focus();
  });
}

function placeOf(element: HTMLElement, list: HTMLElement): number {
  const messages: (Element | null)[] = [...list.querySelectorAll('[data-message]')];
  return messages.indexOf(element.closest('[data-message]'));
}

function nameOf(element: HTMLElement): string {
  return element.ariaLabel ?? element.textContent;
}
