import { FileImage, FileText, FileType } from 'lucide-react';
import { kindOf } from '#lib/files/file-view';

const GLYPHS = { image: FileImage, pdf: FileType, text: FileText };

/** A sign for what kind of file it is; its name stands beside it. */
export function FileGlyph({ mediaType }: { mediaType: string }) {
  const Glyph = GLYPHS[kindOf(mediaType)];
  return <Glyph aria-hidden className="size-5 shrink-0 text-muted-foreground" />;
}
