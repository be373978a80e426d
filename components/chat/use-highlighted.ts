'use client';

import { useEffect, useRef, useState } from 'react';
import type { CodeLine } from './code-line.ts';
import { highlight } from './highlight.ts';
import { keepSameLines } from './keep-same-lines.ts';

/** Longer code, and code with longer lines, stays plain: colouring it would take seconds. */
const MOST_CHARACTERS = 20_000;
const LONGEST_LINE = 1_000;

type Highlighted = { code: string; language: string; lines: readonly CodeLine[] };

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
  const isAsked = useRef(false);
  const isPlain = language === '' || code.length > MOST_CHARACTERS || hasLongLine(code);
  // One question at a time: while code streams, its colours follow as fast as they can be worked out.
  useEffect(() => {
    if (isPlain || isAsked.current || (done?.code === code && done.language === language)) return;
    isAsked.current = true;
    void highlight({ code, language, isIncomplete }).then((lines) => {
      isAsked.current = false;
      if (lines) setDone((before) => ({ code, language, lines: keepSameLines(before?.lines ?? [], lines) }));
    });
  }, [code, language, isIncomplete, isPlain, done]);

  if (isPlain || !done || done.language !== language || !code.startsWith(done.code)) return null;
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
