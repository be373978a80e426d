import { Readable } from 'node:stream';

/** Streams CSV as a file to save. When the reader leaves, the stream is destroyed. */
export function csvAnswer({ fileName, csv }: { fileName: string; csv: Readable }): Response {
  return new Response(Readable.toWeb(csv) as ReadableStream<Uint8Array>, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${fileName}"` },
  });
}
