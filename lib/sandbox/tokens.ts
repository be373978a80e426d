/** A simple deterministic tokenizer: a short word with its space, a few digits or signs, or white space is a token. About 4 characters each. */
const TOKEN = / ?\p{L}{1,7}| ?\p{N}{1,3}|\s+| ?[^\s\p{L}\p{N}]{1,3}/gu;

/** The tokens of a text, in order; joined they are the text again. */
export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** Tokens of a prompt's text: a quarter of its UTF-8 bytes, so that it costs nothing to count a large one. */
export function countTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 4);
}
