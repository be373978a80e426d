const HEADING = /(^|\s)#{1,6}(?=\s)/g;
const LINE = /^[ \t]*(?:[-*>+]|\d+\.)(?=\s)/gm;
const INLINE = /\*\*|__|`+/g;

/** A piece of Markdown as it reads: without the marks that are drawn elsewhere and are noise in one line. */
export function withoutMarks(text: string): string {
  return text
    .replace(HEADING, '$1')
    .replace(LINE, '')
    .replace(INLINE, '')
    .replace(/[ \t]{2,}/g, ' ');
}
