/**
 * What follows a `/` that begins the text and has the caret in its word: what is looked for in the prompt library. Null while
 * nobody asks for it; a path such as `/usr/bin` is none.
 */
export function slashQuery(text: string, caret: number): string | null {
  const match = /^\/([^\s/]*)$/u.exec(text.slice(0, caret));
  return match && !/^[^\s]/.test(text.slice(caret)) ? (match[1] ?? '') : null;
}
