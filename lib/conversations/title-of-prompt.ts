const MAX = 80;

/** The first line of a prompt that says something, cut at a word where it is long. */
export function titleOfPrompt(text: string): string | null {
  const line = text
    .split('\n')
    .map((candidate) =>
      candidate
        .replace(/^[#>*\-\s]+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .find((candidate) => candidate !== '' && !candidate.startsWith('```'));
  if (!line) return null;
  const characters = [...line];
  if (characters.length <= MAX) return line;
  const cut = characters.slice(0, MAX).join('');
  const word = cut.lastIndexOf(' ');
  return `${(word > MAX / 2 ? cut.slice(0, word) : cut).trimEnd()}…`;
}
