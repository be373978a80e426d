import type { MessageView } from '#lib/conversations/view';
import { type FileView, fileIdOf, kindOf } from '#lib/files/file-view';

/** The files of a prompt as its composer would hold them. What they weigh is not told again. */
export function filesOf(parts: MessageView['parts']): FileView[] {
  return parts.flatMap((part) => {
    const id = fileIdOf(part);
    if (part.type !== 'file' || id === null) return [];
    const { mediaType, filename = 'file' } = part;
    return [{ id, name: filename, mediaType, kind: kindOf(mediaType), bytes: 0 }];
  });
}
