import type { Parts } from './run-reader.ts';

/** The text of a message, without its reasoning. */
export function textOf(parts: Parts): string {
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

export function reasoningOf(parts: Parts): string {
  return parts
    .flatMap((part) => (part.type === 'reasoning' ? [part.text] : []))
    .join('\n\n')
    .trim();
}
