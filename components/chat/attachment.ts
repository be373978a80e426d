import type { FileView } from '#lib/files/file-view';

/** A file in a composer: on its way to the server, there, or refused. */
export type Attachment = { readonly key: string; readonly name: string; readonly bytes: number } & (
  | { readonly state: 'uploading' }
  | { readonly state: 'ready'; readonly file: FileView }
  | { readonly state: 'failed'; readonly problem: string }
);
