'use client';

import { CircleAlert, X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import type { Attachment } from './attachment.ts';
import { FileGlyph } from './file-glyph.tsx';
import { formatBytes } from './format-bytes.ts';

/** The files of a draft, each with what it is and the way to take it out again. */
export function AttachmentList({
  attachments,
  onRemove,
}: {
  attachments: readonly Attachment[];
  onRemove: (key: string) => void;
}) {
  const ready = attachments.filter((one) => one.state === 'ready');
  return (
    <>
      <p role="status" className="sr-only">
        {ready.length > 0 && `Attached: ${ready.map((one) => one.name).join(', ')}`}
      </p>
      <ul aria-label="Attached files" className="flex flex-wrap gap-2 px-3 pt-3 empty:hidden">
        {attachments.map((one) => (
          <li
            key={one.key}
            className="flex min-w-0 max-w-full items-center gap-2 rounded-md border bg-surface py-1 pr-1 pl-1.5 sm:max-w-72"
          >
            <Preview attachment={one} />
            <span className="min-w-0 flex-1">
              <bdi className="block truncate text-sm" title={one.name}>
                {one.name}
              </bdi>
              <Standing attachment={one} />
            </span>
            <IconButton label={`Remove ${one.name}`} size="icon-sm" onClick={() => onRemove(one.key)}>
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </>
  );
}

function Preview({ attachment }: { attachment: Attachment }) {
  if (attachment.state === 'failed') return <CircleAlert aria-hidden className="size-5 shrink-0 text-danger-text" />;
  if (attachment.state === 'ready' && attachment.file.kind === 'image')
    // biome-ignore lint/performance/noImgElement: a private file, already of the size it is sent in.
    return <img src={`/api/files/${attachment.file.id}`} alt="" className="size-9 shrink-0 rounded-xs object-cover" />;
  return <FileGlyph mediaType={attachment.state === 'ready' ? attachment.file.mediaType : ''} />;
}

function Standing({ attachment }: { attachment: Attachment }) {
  if (attachment.state === 'failed')
    return (
      <span role="alert" className="block text-danger-text text-xs">
        {attachment.problem}
      </span>
    );
  return (
    <span className="block text-muted-foreground text-xs">
      {attachment.state === 'uploading' ? 'Uploading…' : formatBytes(attachment.bytes)}
    </span>
  );
}
