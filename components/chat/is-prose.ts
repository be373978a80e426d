const COMMANDS_AND_GROUPS = /\\[a-z]+|\{[^{}]*\}/gi;
const WORDS = /(?:^|\s)[a-z]{2,}[,.;]?\s+[a-z]{2,}(?![a-z(])/i;
const AMOUNT = /^\d[\d.,]*[kmb]?\s+(?:.*\s)?[a-z]{4,}/is;
const MOST_CHARACTERS = 500;

/** Is what stands between two signs a piece of a sentence rather than a formula? `5 a month and CA`, `see the list below`. */
export function isProse(inside: string): boolean {
  const bare = inside.slice(0, MOST_CHARACTERS).replaceAll(COMMANDS_AND_GROUPS, ' ');
  return WORDS.test(bare) || AMOUNT.test(bare);
}
