'use client';

import { Component, memo, type ReactNode, useMemo } from 'react';
import { Block, type BlockProps } from 'streamdown';
import { CodeBlock } from './answer-code.tsx';
import { directionOf } from './direction-of.ts';
import { isHeavy } from './is-heavy.ts';
import { readFence } from './read-fence.ts';

/** A shorter fence goes the common way, which knows its place in the answer. */
const LONG_FENCE = 4_000;

/** One block of an answer: formatted, or as it came where formatting it would hold up the page or fails. */
export const AnswerBlock = memo(function AnswerBlock(props: BlockProps) {
  const { content } = props;
  const isTooMuch = useMemo(() => isHeavy(content), [content]);
  const fence = content.length > LONG_FENCE ? readFence(content) : null;
  if (fence) return <CodeBlock {...fence} />;
  const plain = <PlainBlock text={content} />;
  if (isTooMuch) return plain;
  const direction = directionOf(content);
  return (
    <Guarded fallback={plain}>
      <Block {...props} {...(direction ? { dir: direction } : {})} />
    </Guarded>
  );
});

function PlainBlock({ text }: { text: string }) {
  return (
    <div dir="auto" className="whitespace-pre-wrap wrap-anywhere">
      {text}
    </div>
  );
}

/** What a model wrote must not take the page with it. */
class Guarded extends Component<{ fallback: ReactNode; children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
