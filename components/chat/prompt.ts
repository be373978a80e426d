import { type FileView, toFilePart } from '#lib/files/file-view';
import type { Parts } from './run-reader.ts';

/** What a composer sends. */
export type Prompt = {
  /** Made in the browser, so that sending it again starts nothing. */
  readonly id: string;
  readonly text: string;
  readonly files: readonly FileView[];
};

/** The parts that the prompt's message will have. */
export function partsOf({ text, files }: Pick<Prompt, 'text' | 'files'>): Parts {
  return [...files.map(toFilePart), ...(text === '' ? [] : [{ type: 'text' as const, text }])];
}
