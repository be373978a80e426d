const MOST_CHARACTERS = 120;

/**
 * A file's name as it may be shown and sent: the last part of a path, without control characters and without marks that turn the reading
 * direction round, by which `gpj.exe` passes for `exe.jpg`.
 */
export function cleanName(given: string): string {
  const name = given
    .normalize('NFC')
    .replace(/^.*[/\\]/su, '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\.+/, '');
  if (name === '') return 'file';
  const characters = [...name];
  if (characters.length <= MOST_CHARACTERS) return name;
  const extension = /\.\w{1,8}$/.exec(name)?.[0] ?? '';
  return `${characters.slice(0, MOST_CHARACTERS - extension.length - 1).join('')}…${extension}`;
}
