/** The words of a Markdown text without the signs that a voice would spell out. */
export function toSpoken(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(?:```|~~~).*$/gmu, '')
    .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}\)/gu, '$1')
    .replace(/^[ \t]*\|[ \t:|-]+$/gmu, '')
    .replace(/^[ \t]*\|(.*)\|[ \t]*$/gmu, (_row, cells: string) => `${cells.split('|').map(trim).join(', ')};`)
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+/gmu, '')
    .replace(/\*\*|__|`/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function trim(text: string): string {
  return text.trim();
}
