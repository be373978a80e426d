import type { FileView } from '#lib/files/file-view';
import type { ModelRow } from '#lib/models/model-row';

type Taker = Pick<ModelRow, 'id' | 'name' | 'inputModalities' | 'served'>;

/**
 * Why these files cannot go to these models, in words, or null. Text goes to every model as text, and OpenRouter reads a PDF for those that
 * cannot; a model whose abilities are not known may take everything.
 */
export function refusedFiles(files: readonly Pick<FileView, 'kind'>[], models: readonly Taker[]): string | null {
  for (const { name, inputModalities, served } of models) {
    if (inputModalities.length === 0) continue;
    if (files.some((file) => file.kind === 'image') && !inputModalities.includes('image'))
      return `${name} takes no images`;
    if (files.some((file) => file.kind === 'pdf') && served && !inputModalities.includes('file'))
      return `${name} takes no PDFs`;
  }
  return null;
}
