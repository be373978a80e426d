import { matchSorter } from 'match-sorter';
import type { PromptView } from '#lib/library/entry-view';

/** The prompts whose name or text is like what was typed, best first; all of them while nothing is. */
export function findPrompts(prompts: readonly PromptView[], query: string): readonly PromptView[] {
  if (query === '') return prompts;
  return matchSorter(prompts, query, { keys: ['name', { key: 'text', maxRanking: matchSorter.rankings.CONTAINS }] });
}
