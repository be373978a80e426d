const LONGEST = 80;
const MOST_WORDS = 14;

/** What a model answered, as a title: its first line without quotes, marks and a full stop. Null when that is no title. */
export function cleanTitle(answer: string): string | null {
  const line = answer
    .replace(/<think>[\s\S]*?<\/think>/g, '')
    .split('\n')
    .map((candidate) =>
      candidate
        .replaceAll('\t', ' ')
        .replace(/[\p{Cc}\p{Cf}]/gu, '')
        .trim(),
    )
    .find((candidate) => candidate !== '');
  const title = (line ?? '')
    .replace(/^(?:[#*_>\-\s]|title\s*:)+/i, '')
    .replace(/^["'“”‘’«»„`*]+|["'“”‘’«»`*]+$/g, '')
    .replace(/[.。]$/, '')
    .replace(/["'“”‘’«»`*]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const isTitle = title !== '' && [...title].length <= LONGEST && title.split(' ').length <= MOST_WORDS;
  return isTitle ? title : null;
}
