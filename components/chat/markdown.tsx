'use client';

import { useMemo } from 'react';
import { harden } from 'rehype-harden';
import { defaultRehypePlugins, Streamdown, type StreamdownProps } from 'streamdown';
import './answer.css';
import { AnswerBlock } from './answer-block.tsx';
import { AnswerCode, InlineCode } from './answer-code.tsx';
import { AnswerFormula } from './answer-formula.tsx';
import { AnswerLink } from './answer-link.tsx';
import { AnswerHeaderCell, AnswerTable } from './answer-table.tsx';
import { createSplitter } from './create-splitter.ts';
import { formulasInFigures } from './formulas-in-figures.ts';
import { imagesToLinks } from './images-to-links.ts';
import { lowerTitles } from './lower-titles.ts';
import { mathToDollars } from './math-to-dollars.ts';
import { useMarkdownPlugins } from './use-markdown-plugins.ts';

/**
 * What a model writes is not trusted: it may have been told to send what it read to somebody's server. So no image is ever
 * loaded (each becomes a link), links go to the web and to mail alone, and markup is sanitised first.
 */
const REHYPE_PLUGINS = [
  defaultRehypePlugins.raw,
  defaultRehypePlugins.sanitize,
  imagesToLinks,
  formulasInFigures,
  lowerTitles,
  [
    harden,
    {
      allowedImagePrefixes: [],
      allowedLinkPrefixes: ['*'],
      allowedProtocols: ['http:', 'https:', 'mailto:'],
      allowDataImages: false,
    },
  ],
] as NonNullable<StreamdownProps['rehypePlugins']>;

const COMPONENTS = {
  a: AnswerLink,
  code: AnswerCode,
  figure: AnswerFormula,
  inlineCode: InlineCode,
  table: AnswerTable,
  th: AnswerHeaderCell,
};
const LINK_SAFETY = { enabled: false };

export function Markdown({ text, isStreaming }: { text: string; isStreaming: boolean }) {
  const shown = useMemo(() => mathToDollars(text), [text]);
  const plugins = useMarkdownPlugins(shown);
  const split = useMemo(() => createSplitter(isStreaming), [isStreaming]);
  return (
    <Streamdown
      className="answer"
      // Its static mode knows no blocks, and so no bounds.
      mode="streaming"
      isAnimating={isStreaming}
      plugins={plugins}
      rehypePlugins={REHYPE_PLUGINS}
      components={COMPONENTS}
      linkSafety={LINK_SAFETY}
      controls={false}
      BlockComponent={AnswerBlock}
      parseMarkdownIntoBlocksFn={split}
      parseIncompleteMarkdown={false}
      data-streaming={isStreaming || undefined}
    >
      {shown.text}
    </Streamdown>
  );
}
