import type { PaneView } from '#lib/conversations/view';
import type { ModelRow } from '#lib/models/model-row';
import type { Load } from './prompt-cost.ts';
import { textOf } from './text-of.ts';

const CHARACTERS_PER_TOKEN = 3;

/** What a pane sends along with its next prompt: what was said before, as the last receipt counted it, and its system prompt. */
export function loadOf(pane: PaneView, models: readonly ModelRow[]): Load {
  const { system, max_tokens: maxTokens } = pane.settings;
  return {
    model: models.find((model) => model.id === pane.model) ?? null,
    historyTokens:
      historyOf(pane) ?? Math.ceil((typeof system === 'string' ? system.length : 0) / CHARACTERS_PER_TOKEN),
    maxTokens: typeof maxTokens === 'number' ? maxTokens : null,
  };
}

/** Null where nothing was said. */
function historyOf({ messages }: PaneView): number | null {
  if (messages.length === 0) return null;
  const counted = messages.findLastIndex((message) => message.run?.receipt?.promptTokens != null);
  const { promptTokens = null, completionTokens = null } = messages[counted]?.run?.receipt ?? {};
  const later = messages.slice(counted + 1).reduce((sum, message) => sum + textOf(message.parts).length, 0);
  return (promptTokens ?? 0) + (completionTokens ?? 0) + Math.ceil(later / CHARACTERS_PER_TOKEN);
}
