'use client';

import clsx from 'clsx';
import { Download, WrapText } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { useIsCodeFenceIncomplete } from 'streamdown';
import { IconButton } from '@/components/ui/icon-button';
import { ScrollBox } from '@/components/ui/scroll-box';
import { CodeLines } from './code-lines.tsx';
import { CopyButton } from './copy-button.tsx';
import { fileNameOfCode } from './file-name-of-code.ts';
import { saveText } from './save-text.ts';

const Diagram = dynamic(() => import('./diagram.tsx').then((module) => module.Diagram), { ssr: false });

type Props = ComponentProps<'code'> & { node?: unknown };

/** A block of code in an answer: its language, and the ways to take it along. A diagram's text is drawn once it is whole. */
export function AnswerCode({ className, children }: Props) {
  const isIncomplete = useIsCodeFenceIncomplete();
  const language = /language-(\S+)/.exec(className ?? '')?.[1]?.toLowerCase() ?? '';
  const code = textOfCode(children).replace(/\n$/, '');
  const block = <CodeBlock code={code} language={language} isIncomplete={isIncomplete} />;
  return language === 'mermaid' && !isIncomplete ? <Diagram code={code}>{block}</Diagram> : block;
}

/** A piece of code within a line. */
export function InlineCode({ node: _, className: __, ...rest }: Props) {
  return <code data-streamdown="inline-code" {...rest} />;
}

/** The block itself. */
export function CodeBlock({ code, language, isIncomplete }: { code: string; language: string; isIncomplete: boolean }) {
  const [isWrapped, setIsWrapped] = useState(false);
  return (
    <figure dir="ltr" className="my-4 overflow-hidden rounded-md border bg-gray-2">
      <figcaption className="flex h-9 items-center gap-1 border-b pr-1 pl-3 text-muted-foreground text-sm pointer-coarse:h-11">
        <span data-copy-skip className="min-w-0 flex-1 truncate">
          {language || 'text'}
        </span>
        <IconButton
          label={isWrapped ? 'Do not wrap lines' : 'Wrap lines'}
          size="icon-sm"
          aria-pressed={isWrapped}
          onClick={() => setIsWrapped(!isWrapped)}
        >
          <WrapText aria-hidden className={isWrapped ? 'text-accent-text' : undefined} />
        </IconButton>
        <IconButton label="Download" size="icon-sm" onClick={() => saveText(fileNameOfCode(language), code)}>
          <Download aria-hidden />
        </IconButton>
        <CopyButton label="Copy the code" text={() => code} />
      </figcaption>
      <ScrollBox label={language ? `Code in ${language}` : 'Code'} className="focus-visible:-outline-offset-2">
        <pre
          className={clsx(
            'p-3 font-mono text-[0.8125rem]/5',
            isWrapped ? 'whitespace-pre-wrap wrap-anywhere' : 'w-max min-w-full whitespace-pre',
          )}
        >
          <CodeLines code={code} language={language} isIncomplete={isIncomplete} />
        </pre>
      </ScrollBox>
    </figure>
  );
}

function textOfCode(children: ReactNode): string {
  if (typeof children === 'string') return children;
  if (Array.isArray(children)) return children.map(textOfCode).join('');
  return '';
}
