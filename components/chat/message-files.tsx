import clsx from 'clsx';
import { Download } from 'lucide-react';
import type { MessageView } from '#lib/conversations/view';
import { fileIdOf, kindOf } from '#lib/files/file-view';
import { buttonStyles } from '@/components/ui/button-styles';
import { FileGlyph } from './file-glyph.tsx';

/** The files of a message: pictures as they are, the others by name. Whatever else a part calls a file is not shown. */
export function MessageFiles({ parts, isLarge = false }: { parts: MessageView['parts']; isLarge?: boolean }) {
  const files = parts.flatMap((part) => {
    const id = fileIdOf(part);
    return part.type === 'file' && id
      ? [{ id, url: part.url, name: part.filename ?? 'Picture', mediaType: part.mediaType }]
      : [];
  });
  if (files.length === 0) return null;
  return (
    <ul aria-label="Files" className={clsx('flex max-w-full flex-wrap gap-2', isLarge ? 'mt-4' : 'justify-end')}>
      {files.map((file) => (
        <li
          key={file.id}
          className={clsx('min-w-0 max-w-full', isLarge && files.length > 1 && '@xl:max-w-[calc(50%-0.25rem)]')}
        >
          {kindOf(file.mediaType) === 'image' ? (
            <Picture url={file.url} name={file.name} isLarge={isLarge} />
          ) : (
            <a
              href={file.url}
              download
              className="flex max-w-full items-center gap-2 rounded-md border bg-surface px-2.5 py-1.5 text-sm hover:bg-gray-3 pointer-coarse:min-h-11 sm:max-w-72"
            >
              <FileGlyph mediaType={file.mediaType} />
              <bdi className="min-w-0 truncate">{file.name}</bdi>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Picture({ url, name, isLarge }: { url: string; name: string; isLarge: boolean }) {
  return (
    <figure className="group/picture relative">
      <a href={url} target="_blank" rel="noopener" className="block rounded-md" aria-label={`Open ${name}`}>
        {/* biome-ignore lint/performance/noImgElement: a private file, shown as it was sent. */}
        <img
          src={url}
          alt={name}
          loading="lazy"
          className={clsx(
            'rounded-md border bg-gray-3 object-contain',
            isLarge ? 'max-h-128 min-h-24 max-w-full' : 'max-h-48 min-h-16 max-w-full sm:max-w-72',
          )}
        />
      </a>
      {isLarge && (
        <a
          href={`${url}?download`}
          download
          aria-label={`Download ${name}`}
          data-tip="Download"
          className={clsx(buttonStyles({ variant: 'secondary', size: 'icon-sm' }), 'absolute top-2 right-2')}
        >
          <Download aria-hidden />
        </a>
      )}
    </figure>
  );
}
