import { expect, it } from 'vitest';
import { refusedFiles } from './refused-files.ts';

const model = (inputModalities: string[], served?: { connectionId: string; name: string }) => ({
  id: 'acme/nova',
  name: 'Nova',
  inputModalities,
  ...(served ? { served } : {}),
});
const local = { connectionId: 'local', name: 'nova' };

it.each([
  ['an image for a model that sees', 'image', model(['text', 'image']), null],
  ['an image for a model that only reads', 'image', model(['text']), 'Nova takes no images'],
  ['an image for a model nobody knows', 'image', model([]), null],
  ['a PDF, which OpenRouter reads for it', 'pdf', model(['text']), null],
  ['a PDF for a server of the team', 'pdf', model(['text'], local), 'Nova takes no PDFs'],
  ['text for any model', 'text', model(['text'], local), null],
] as const)('%s', (_, kind, one, words) => {
  expect(refusedFiles([{ kind }], [one])).toBe(words);
});

it('asks all models of a comparison', () => {
  expect(refusedFiles([{ kind: 'image' }], [model(['text', 'image']), model(['text'])])).toBe('Nova takes no images');
  expect(refusedFiles([], [model(['text'])])).toBeNull();
});
