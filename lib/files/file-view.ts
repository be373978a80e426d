export type FileKind = 'image' | 'pdf' | 'text';

/** A file as browsers get it. Its bytes are at `/api/files/{id}`. */
export type FileView = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly kind: FileKind;
  readonly bytes: number;
};

/** The part of a message that shows a file. */
export type FilePart = {
  readonly type: 'file';
  readonly mediaType: string;
  readonly filename: string;
  readonly url: string;
};

const URL_PREFIX = '/api/files/';

export function toFilePart({ id, name, mediaType }: Pick<FileView, 'id' | 'name' | 'mediaType'>): FilePart {
  return { type: 'file', mediaType, filename: name, url: `${URL_PREFIX}${id}` };
}

/** The file that a part shows; null for a part that shows none of ours. */
export function fileIdOf(part: unknown): string | null {
  const { type, url } = part as { type?: unknown; url?: unknown };
  if (type !== 'file' || typeof url !== 'string' || !url.startsWith(URL_PREFIX)) return null;
  return url.slice(URL_PREFIX.length);
}

export function kindOf(mediaType: string): FileKind {
  if (mediaType.startsWith('image/')) return 'image';
  return mediaType === 'application/pdf' ? 'pdf' : 'text';
}

export const MOST_FILES = 10;

/** No file that is taken is larger. */
export const FILE_MAX_BYTES = 20 * 2 ** 20;
