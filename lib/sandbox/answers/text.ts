/** Puts a topic into a template: `{topic}` as it is, `{Topic}` with a capital. */
export function fill(template: string, topic: string): string {
  return template.replaceAll('{topic}', () => topic).replaceAll('{Topic}', () => capital(topic));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.trim() !== '');
}

/** The words of a text that carry meaning, in order, each once. */
export function keywordsOf(text: string): string[] {
  const words = text.match(/\p{L}[\p{L}\p{N}-]{2,}/gu) ?? [];
  return [...new Set(words.filter((word) => !COMMON.has(word.toLowerCase())))];
}

const COMMON = new Set(
  'the and for with that this from into your our their about what which when where how why who does are was were can could should would will has have had not but all any some one two three make write give show list between versus than then them they you use using table code function explain compare please most more best'.split(
    ' ',
  ),
);
