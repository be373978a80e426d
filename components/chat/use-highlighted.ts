'use client';

import type { HighlightResult } from '@streamdown/code';
import { useEffect, useState } from 'react';

export type CodeLine = readonly { readonly text: string; readonly color: string | null }[];

/** Longer code, and code with longer lines, stays plain: colouring it would hold up the page. */
const MOST_CHARACTERS = 20_000;
const LONGEST_LINE = 1_000;
const WAIT_MS = 120;

type Highlighted = { code: string; lines: readonly CodeLine[] };

/** The lines of the code with their colours; what was added since they were worked out stands behind them uncoloured. */
export function useHighlighted({
  code,
  language,
  isIncomplete,
}: {
  code: string;
  language: string;
  isIncomplete: boolean;
}): readonly CodeLine[] | null {
  const [done, setDone] = useState<Highlighted | null>(null);
  const isPlain = language === '' || code.length > MOST_CHARACTERS || hasLongLine(code);
  useEffect(() => {
    if (isPlain) return;
    let isWanted = true;
    const take = (result: HighlightResult) => isWanted && setDone({ code, lines: result.tokens.map(toLine) });
    const start = async () => {
      const { code: plugin } = await import('@streamdown/code');
      if (!isWanted || !plugin.supportsLanguage(language as never)) return;
      const options = { code, language: language as never, isIncomplete, themes: plugin.getThemes() };
      const known = plugin.highlight(options, take);
      if (known) take(known);
    };
    // While it streams, colours follow a moment behind.
    const timer = setTimeout(() => void start().catch(() => {}), isIncomplete ? WAIT_MS : 0);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [code, language, isIncomplete, isPlain]);

  if (isPlain || !done || !code.startsWith(done.code)) return null;
  const added = code.slice(done.code.length);
  if (added === '') return done.lines;
  const [rest = '', ...more] = added.split('\n');
  const last = done.lines.at(-1) ?? [];
  return [...done.lines.slice(0, -1), [...last, { text: rest, color: null }], ...more.map(plainLine)];
}

function hasLongLine(code: string): boolean {
  let from = 0;
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', from)) {
    if (at - from > LONGEST_LINE) return true;
    from = at + 1;
  }
  return code.length - from > LONGEST_LINE;
}

function plainLine(text: string): CodeLine {
  return [{ text, color: null }];
}

/** Both themes in one colour, so that a change of theme needs no new work. */
function toLine(tokens: HighlightResult['tokens'][number]): CodeLine {
  return tokens.map(({ content, color, htmlStyle }) => {
    const light = htmlStyle?.color ?? color;
    const dark = htmlStyle?.['--shiki-dark'];
    return { text: content, color: light && dark ? `light-dark(${light}, ${dark})` : (light ?? null) };
  });
}
