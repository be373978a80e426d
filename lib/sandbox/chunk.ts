import type { Draft } from './draft.ts';

/** One event of a streamed answer. */
export function chunk(draft: Draft, choices: readonly unknown[], more: Record<string, unknown> = {}): string {
  const body = {
    id: draft.id,
    provider: draft.provider.name,
    model: draft.servedAs,
    object: 'chat.completion.chunk',
    created: Math.floor(draft.createdAt / 1000),
    choices,
    ...more,
  };
  return `data: ${JSON.stringify(body)}\n\n`;
}
