import type { ComponentProps } from 'react';

type Props<Tag extends 'table' | 'th'> = ComponentProps<Tag> & { node?: unknown };

/** A table in an answer: as high as it is, and scrolled sideways by keys too where it is wider than its column. */
export function AnswerTable({ node: _, className: __, ...rest }: Props<'table'>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset it is not.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
    <div role="group" aria-label="Table" tabIndex={0} className="my-4 overflow-x-auto rounded-md border">
      <table className="w-full border-collapse" {...rest} />
    </div>
  );
}

/** The corner of a table that heads nothing is no header. */
export function AnswerHeaderCell({ node: _, className: __, children, ...rest }: Props<'th'>) {
  const isEmpty = children === undefined || children === null || children === '';
  return isEmpty ? <td {...rest} /> : <th {...rest}>{children}</th>;
}
