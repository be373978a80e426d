import { copyText } from './copy-text.ts';

/** Copies what is shown: with its formatting for editors that take it, as plain text for the others. False when it was refused. */
export async function copyRich(shown: Element): Promise<boolean> {
  const copy = document.createElement('div');
  copy.append(shown.cloneNode(true));
  for (const control of copy.querySelectorAll('button, [data-copy-skip]')) control.remove();
  for (const element of copy.querySelectorAll('*'))
    for (const name of ['class', 'style']) element.removeAttribute(name);
  const html = copy.innerHTML;
  copy.style.cssText = 'position:fixed;left:-10000px;width:80ch';
  document.body.append(copy);
  // biome-ignore lint/performance/useDomNodeTextContent: only the laid-out text tells a cell from a line.
  const plain = copy.innerText;
  copy.remove();
  try {
    const asBlob = (text: string, type: string) => new Blob([text], { type });
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/html': asBlob(html, 'text/html'), 'text/plain': asBlob(plain, 'text/plain') }),
    ]);
    return true;
  } catch {
    return copyText(plain);
  }
}
