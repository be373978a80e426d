/** A line of code in pieces that have a colour each: null is the text's own. */
export type CodeLine = readonly { readonly text: string; readonly color: string | null }[];
