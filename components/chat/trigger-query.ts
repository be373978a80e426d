/** The sign that calls for a list where it begins a prompt: of kept prompts, of a model to answer, of one to answer as well. */
export type Trigger = '/' | '@' | '+';

// A path such as `/usr/bin` asks for no prompt and `+1` for no model, but a model's id has a slash.
const WORDS: Record<Trigger, RegExp> = {
  '/': /^\/([^\s/]*)$/u,
  '@': /^@(\S*)$/u,
  '+': /^\+((?:\p{L}\S*)?)$/u,
};

/** What is looked for with this sign: the rest of the word that it begins, with the caret at its end. Null while nobody asks. */
export function triggerQuery(trigger: Trigger, text: string, caret: number): string | null {
  const match = WORDS[trigger].exec(text.slice(0, caret));
  return match && !/^\S/.test(text.slice(caret)) ? (match[1] ?? '') : null;
}
