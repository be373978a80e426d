import type { PaneView } from '#lib/conversations/view';
import { textOf } from './text-of.ts';

/** The prompts on show, oldest first, each once though several panes got it. */
export function promptsOf(panes: readonly PaneView[]): string[] {
  const byTurn = new Map<string, string>();
  for (const pane of panes) {
    for (const message of pane.messages) {
      const text = message.role === 'user' ? textOf(message.parts) : '';
      if (text) byTurn.set(message.turnId ?? message.id, text);
    }
  }
  return [...byTurn.values()];
}
