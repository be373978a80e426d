import { createCodePlugin } from '@streamdown/code';
import type { CodeLine } from './code-line.ts';

export type HighlightRequest = { id: number; code: string; language: string; isIncomplete: boolean };
/** `lines` is null where the language is not known. */
export type HighlightAnswer = { id: number; lines: CodeLine[] | null };

/** Light and dark; of the older dark one the comments are too faint to read. */
const highlighter = createCodePlugin({ themes: ['github-light', 'github-dark-default'] });

type Result = NonNullable<ReturnType<typeof highlighter.highlight>>;

addEventListener('message', ({ data }: MessageEvent<HighlightRequest>) => {
  const { id, code, isIncomplete } = data;
  const language = data.language as Parameters<typeof highlighter.supportsLanguage>[0];
  const answer = (lines: CodeLine[] | null) => postMessage({ id, lines } satisfies HighlightAnswer);
  if (!highlighter.supportsLanguage(language)) return answer(null);
  const take = (result: Result) => answer(result.tokens.map(toLine));
  const known = highlighter.highlight({ code, language, isIncomplete, themes: highlighter.getThemes() }, take);
  if (known) take(known);
});

/** Both themes in one colour, so that a change of theme needs no new work. */
function toLine(tokens: Result['tokens'][number]): CodeLine {
  return tokens.map(({ content, color, htmlStyle }) => {
    const light = htmlStyle?.color ?? color;
    const dark = htmlStyle?.['--shiki-dark'];
    return { text: content, color: light && dark ? `light-dark(${light}, ${dark})` : (light ?? null) };
  });
}
