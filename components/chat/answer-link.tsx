import type { ComponentProps } from 'react';

/** A link in an answer: leaves in a tab of its own, and tells the other side nothing. */
export function AnswerLink({ href, title, children }: ComponentProps<'a'> & { node?: unknown }) {
  return (
    <a href={href} title={title} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
