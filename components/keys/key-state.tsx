import type { KeyView } from '#lib/keys/key-view';
import { Badge } from '@/components/ui/badge';

const STATES = {
  active: { tone: 'good', word: 'active' },
  disabled: { tone: 'neutral', word: 'disabled' },
  expired: { tone: 'warn', word: 'expired' },
} as const;

/** Whether a key can be used, in a word. */
export function KeyState({ state }: { state: KeyView['state'] }) {
  const { tone, word } = STATES[state];
  return <Badge tone={tone}>{word}</Badge>;
}
