/** A block that is nothing but one fence of code, read without a reader of Markdown: long ones would keep it busy. */
export type Fence = { readonly language: string; readonly code: string; readonly isIncomplete: boolean };

export function readFence(block: string): Fence | null {
  const opening = /^ {0,3}(`{3,}|~{3,})([^\n]{0,200})\n/.exec(block);
  if (!opening) return null;
  const [head, fence = '', meta = ''] = opening;
  const body = block.slice(head.length);
  const closing = body.trimEnd().lastIndexOf(`\n${fence}`);
  const isClosed = closing >= 0 && body.slice(closing).trim() === fence;
  return {
    language: meta.trim().split(/\s/)[0]?.toLowerCase() ?? '',
    code: isClosed ? body.slice(0, closing) : body.replace(/\n$/, ''),
    isIncomplete: !isClosed,
  };
}
