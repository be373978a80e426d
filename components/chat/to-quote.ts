/** Text as Markdown quotes it: each line behind its mark. */
export function toQuote(text: string): string {
  return `${text
    .trim()
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`))
    .join('\n')}\n\n`;
}

/** What is selected within this element; nothing where the selection is elsewhere, or reaches beyond it. */
export function selectedIn(element: Element | null): string {
  const selection = document.getSelection();
  if (!element || !selection?.rangeCount || selection.isCollapsed) return '';
  const range = selection.getRangeAt(0);
  return element.contains(range.commonAncestorContainer) ? selection.toString().trim() : '';
}
