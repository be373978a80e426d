import { expect, it } from 'vitest';
import { filesOfPaste } from './files-of-paste.ts';

const pasted = (text: string, ...files: File[]) => ({ files: files as unknown as FileList, getData: () => text });
const picture = new File(['x'], 'image.png', { type: 'image/png' });

it('takes a picture as a file', () => {
  expect(filesOfPaste(pasted('', picture))).toEqual([picture]);
});

it('leaves text to the field, and cells that come with a picture of themselves', () => {
  expect(filesOfPaste(pasted('a few words'))).toBeNull();
  expect(filesOfPaste(pasted('1\t2', picture))).toBeNull();
});

it('makes a file of a large paste, with every character of it', async () => {
  const text = 'Zeile\n'.repeat(2_000);
  const [file] = filesOfPaste(pasted(text)) ?? [];
  expect(file?.name).toBe('Pasted text.txt');
  expect(await file?.text()).toBe(text);
});
