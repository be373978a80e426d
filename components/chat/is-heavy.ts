const MOST_CHARACTERS = 20_000;
const MOST_MARKS = 2_500;
const MOST_TAGS = 300;
const MOST_DEPTH = 24;
const DEEPEST_INDENT = 60;

/**
 * Would reading this as Markdown hold up the page? Readers of Markdown take a time that grows with the square of open brackets, stars and
 * tags, and a stack as deep as quotes and lists are nested, so such text is shown as it is.
 */
export function isHeavy(block: string): boolean {
  return (
    block.length > MOST_CHARACTERS ||
    isDeep(block) ||
    countOf(block, MARK, MOST_MARKS) ||
    countOf(block, TAG, MOST_TAGS)
  );
}

const MARK = /[[\]<>*_`|!&@$~\\]/g;
const TAG = /<[a-z/!?]/gi;
const NESTING = /^[ \t]*(?:>[ \t]*|[*+-][ \t]+|\d{1,9}[.)][ \t]+){0,200}/gm;

/** Is something nested so deep that a reader of Markdown would run out of stack? */
export function isDeep(text: string): boolean {
  for (const [lead] of text.matchAll(NESTING)) {
    if (lead.length <= MOST_DEPTH) continue;
    const marks = lead.match(/[>*+.)-]/g)?.length ?? 0;
    if (marks > MOST_DEPTH || (marks > 0 && lead.search(/[^ \t]/) > DEEPEST_INDENT)) return true;
  }
  return false;
}

function countOf(text: string, pattern: RegExp, most: number): boolean {
  if (text.length <= most) return false;
  let count = 0;
  for (const _ of text.matchAll(pattern)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}
