import { matchSorter } from 'match-sorter';
import type { Command } from './command.ts';

/** The commands that hold every word, best first. */
export function rankCommands(commands: readonly Command[], query: string): readonly Command[] {
  const words = query.trim().split(/\s+/).filter(Boolean);
  // The first word ranks: it is sorted by last.
  return words.reduceRight<readonly Command[]>(
    (found, word) =>
      matchSorter(found, word, { keys: ['label', { key: 'words', maxRanking: matchSorter.rankings.CONTAINS }] }),
    commands,
  );
}
