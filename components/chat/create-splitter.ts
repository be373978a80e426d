import remend from 'remend';
import { parseMarkdownIntoBlocks } from 'streamdown';
import { isDeep } from './is-heavy.ts';
import { splitPieces } from './split-pieces.ts';

/**
 * Splits an answer into blocks that are shown each by itself. What was split before is kept as long as the text only grows: of a long
 * answer that streams, only its end is read again. The last block of one that streams is completed, so that a star that is still open
 * does not show as a star.
 */
export function createSplitter(isStreaming: boolean): (text: string) => string[] {
  let kept: readonly string[] = [];
  let keptText = '';
  return (text) => {
    const isGrown = keptText !== '' && text.startsWith(keptText);
    const base = isGrown ? kept : [];
    const blocks = [...base, ...splitPieces(isGrown ? text.slice(keptText.length) : text).flatMap(lex)];
    kept = blocks.slice(0, -UNSETTLED);
    keptText = kept.join('');
    // The reader of blocks may leave characters out; then nothing can be kept.
    if (!text.startsWith(keptText)) {
      kept = [];
      keptText = '';
    }
    const last = blocks.at(-1);
    if (!isStreaming || last === undefined || last.length > LONGEST_TO_COMPLETE) return blocks;
    return [...blocks.slice(0, -1), remend(last)];
  };
}

/** What comes next may join the last blocks: a number becomes the next item of a list before it. */
const UNSETTLED = 4;
const LONGEST_TO_COMPLETE = 5_000;

function lex({ text, isWhole }: { text: string; isWhole: boolean }): string[] {
  if (isWhole || isDeep(text)) return [text];
  try {
    return parseMarkdownIntoBlocks(text);
  } catch {
    return [text];
  }
}
