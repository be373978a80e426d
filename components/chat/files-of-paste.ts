/** A paste longer than this reads better as a file than as a prompt. */
const LONG_PASTE_CHARACTERS = 8_000;

/** The files that a paste brings; long text becomes one. Null where it is text for the field. */
export function filesOfPaste(clipboard: Pick<DataTransfer, 'files' | 'getData'>): File[] | null {
  const text = clipboard.getData('text/plain');
  // A spreadsheet's cells come as text and as a picture of themselves: the text is meant.
  if (clipboard.files.length > 0 && text === '') return [...clipboard.files];
  if (text.length <= LONG_PASTE_CHARACTERS) return null;
  return [new File([text], 'Pasted text.txt', { type: 'text/plain' })];
}
