/** On copy, puts the exact value of every `data-exact` element in the selection in place of the one shown. */
export function copyExact(event: ClipboardEvent): void {
  const selection = document.getSelection();
  if (!selection?.rangeCount || !event.clipboardData) return;
  const range = selection.getRangeAt(0);
  const inside = enclosing(range.commonAncestorContainer);
  if (inside) {
    write(event, inside.dataset.exact ?? '');
    return;
  }
  const copy = document.createElement('div');
  copy.append(range.cloneContents());
  const amounts = copy.querySelectorAll<HTMLElement>('[data-exact]');
  if (amounts.length === 0) return;
  for (const amount of amounts) if (amount.textContent) amount.textContent = amount.dataset.exact ?? '';
  copy.style.cssText = 'position:fixed;left:-10000px;white-space:pre';
  document.body.append(copy);
  // biome-ignore lint/performance/useDomNodeTextContent: only the laid-out text tells a cell from a line.
  write(event, copy.innerText);
  copy.remove();
}

function enclosing(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-exact]') ?? null;
}

function write(event: ClipboardEvent, text: string): void {
  event.clipboardData?.setData('text/plain', text);
  event.preventDefault();
}
