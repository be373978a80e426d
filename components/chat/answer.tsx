'use client';

import dynamic from 'next/dynamic';
import { createContext, useContext } from 'react';

const Text = createContext('');

/** Until the renderer is there the bare text stands in its place; it comes into view only when that takes long. */
function BareText() {
  return <div className="animate-appear whitespace-pre-wrap text-prose wrap-anywhere">{useContext(Text)}</div>;
}

const Markdown = dynamic(() => import('./markdown.tsx').then((module) => module.Markdown), {
  ssr: false,
  loading: BareText,
});

/** A model's answer as formatted text. */
export function Answer({ text, isStreaming }: { text: string; isStreaming: boolean }) {
  return (
    <Text value={text}>
      <Markdown text={text} isStreaming={isStreaming} />
    </Text>
  );
}
