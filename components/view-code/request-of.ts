import type { PaneView } from '#lib/conversations/view';
import { textOf } from '@/components/chat/text-of';
import type { CodeRequest } from './to-code.ts';

/** What the pane would send to answer its last prompt, with its settings; files are named, not sent. */
export function requestOf({
  model,
  settings,
  messages,
}: Pick<PaneView, 'model' | 'settings' | 'messages'>): CodeRequest {
  const { system, ...parameters } = settings;
  const last = messages.findLastIndex((message) => message.role === 'user');
  const said = messages.slice(0, last + 1).flatMap(({ role, parts }) => {
    const files = parts.flatMap((part) => (part.type === 'file' ? [`[File: ${part.filename ?? part.mediaType}]`] : []));
    const content = [...files, textOf(parts)].filter(Boolean).join('\n\n');
    return content ? [{ role, content }] : [];
  });
  return {
    model,
    ...parameters,
    messages: [...(system?.trim() ? [{ role: 'system', content: system }] : []), ...said],
  };
}
