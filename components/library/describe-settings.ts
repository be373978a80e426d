import type { PaneSettings } from '#lib/conversations/view';
import { countSettings, type SettingsPart } from '@/components/pane-settings/count-settings';

const WORDS: Record<SettingsPart, [one: string, many: string]> = {
  instructions: ['instructions', 'instructions'],
  sampling: ['parameter', 'parameters'],
  reasoning: ['reasoning setting', 'reasoning settings'],
  format: ['answer format', 'answer formats'],
  tools: ['function', 'functions'],
  providers: ['provider preference', 'provider preferences'],
};

/** What is set, in one line: `Instructions, 2 parameters, 1 function`. */
export function describeSettings(settings: PaneSettings): string {
  const counts = countSettings(settings);
  const parts = (Object.keys(WORDS) as SettingsPart[]).flatMap((part) => {
    const count = counts[part];
    if (count === 0) return [];
    if (part === 'instructions' || part === 'format') return [WORDS[part][0]];
    return [`${count} ${WORDS[part][count === 1 ? 0 : 1]}`];
  });
  const words = parts.join(', ') || 'the models’ own settings';
  return words.charAt(0).toUpperCase() + words.slice(1);
}
