import { extname } from 'node:path';
import { Readable } from 'node:stream';

const TYPES: Record<string, string> = {
  '.csv': 'text/csv',
  '.jsonl': 'application/jsonl',
  '.json': 'application/json',
  '.md': 'text/markdown',
};

/** Streams a file to save, of the type that its name says. When the reader leaves, the stream is destroyed. */
export function fileAnswer({ fileName, content }: { fileName: string; content: Readable }): Response {
  return new Response(Readable.toWeb(content) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': `${TYPES[extname(fileName)]}; charset=utf-8`,
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  });
}
