'use client';

import { memo } from 'react';
import type { CodeLine } from './code-line.ts';
import { useHighlighted } from './use-highlighted.ts';

/** Code, coloured by its language as soon as that can be done; before, and where it is too long for it, plain. */
export function CodeLines(props: { code: string; language: string; isIncomplete: boolean }) {
  const lines = useHighlighted(props);
  if (!lines) return <code>{props.code}</code>;
  return (
    <code>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
        <Line key={index} line={line} isLast={index === lines.length - 1} />
      ))}
    </code>
  );
}

const Line = memo(function Line({ line, isLast }: { line: CodeLine; isLast: boolean }) {
  return (
    <>
      {line.map((token, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place.
        <span key={index} style={token.color ? { color: token.color } : undefined}>
          {token.text}
        </span>
      ))}
      {!isLast && '\n'}
    </>
  );
});
