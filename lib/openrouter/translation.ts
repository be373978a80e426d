/** An event or whole body in the words of chat completions, as far as money and endings go. */
export type Translation = { readonly chunk: Record<string, unknown>; readonly isDone: boolean };
