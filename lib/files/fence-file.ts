/** A text file as a part of a prompt: its name, then its content between fences that nothing in it can close. */
export function fenceFile(name: string, content: string): string {
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const language = /\.(\w{1,12})$/.exec(name)?.[1] ?? '';
  return `${name}\n${fence}${language}\n${content}${content.endsWith('\n') ? '' : '\n'}${fence}`;
}
