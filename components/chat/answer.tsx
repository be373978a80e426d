'use client';

import dynamic from 'next/dynamic';
import { createContext, useContext, useRef } from 'react';
import { useNear } from './use-near.ts';
import { usePaced } from './use-paced.ts';

const Text = createContext('');

/** Until the renderer is there the bare text stands in its place; it comes into view only when that takes long. */
function BareText() {
  return <div className="animate-appear whitespace-pre-wrap text-prose wrap-anywhere">{useContext(Text)}</div>;
}

const Markdown = dynamic(() => import('./markdown.tsx').then((module) => module.Markdown), {
  ssr: false,
  loading: BareText,
});

/** A model's answer as formatted text. One that is far from what is in sight is formatted when it comes near; its words are there before. */
export function Answer({ text, isStreaming, isFar }: { text: string; isStreaming: boolean; isFar: boolean }) {
  const area = useRef<HTMLDivElement>(null);
  const isNear = useNear(area, !isFar);
  const shown = usePaced(text);
  const isGrowing = isStreaming || shown.length < text.length;
  return (
    <Text value={text}>
      <div ref={area}>{isNear ? <Markdown text={shown} isStreaming={isGrowing} /> : <FarText text={text} />}</div>
    </Text>
  );
}

function FarText({ text }: { text: string }) {
  return <div className="answer whitespace-pre-wrap text-prose wrap-anywhere">{text}</div>;
}
