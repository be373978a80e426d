'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type FileView, MOST_FILES } from '#lib/files/file-view';
import { ApiError } from '@/components/shell/api-error';
import { useToast } from '@/components/ui/toast';
import type { Attachment } from './attachment.ts';
import { newUuid } from './new-uuid.ts';
import { uploadFile } from './upload-file.ts';

const PREFIX = 'parallax.files.';

/** The files of a draft. They are sent to the server at once, and kept for this browser under `key` like its text. */
export function useAttachments(key: string) {
  const [list, setList] = useState<readonly Attachment[]>([]);
  const uploads = useRef(new Map<string, AbortController>());
  const count = useRef(0);
  const toast = useToast();
  useEffect(() => {
    const kept = read(key);
    if (kept.length > 0) setList((before) => (before.length > 0 ? before : kept.map(toAttachment)));
  }, [key]);
  useEffect(() => {
    count.current = list.length;
  });
  useEffect(() => {
    const running = uploads.current;
    return () => {
      for (const upload of running.values()) upload.abort();
    };
  }, []);

  // What is still on its way is nowhere else: a long text that was pasted would be lost with the page.
  const isUploading = list.some((one) => one.state === 'uploading');
  useEffect(() => {
    if (!isUploading) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUploading]);

  const change = useCallback(
    (next: (list: readonly Attachment[]) => readonly Attachment[]) =>
      setList((before) => {
        const after = next(before);
        write(key, after);
        return after;
      }),
    [key],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      const room = Math.max(0, MOST_FILES - count.current);
      if (files.length > room) {
        toast.show({
          title: `A prompt takes ${MOST_FILES} files`,
          description: 'The others were left out.',
          tone: 'error',
        });
      }
      for (const file of files.slice(0, room)) {
        const entry = { key: newUuid(), name: file.name || 'Pasted picture', bytes: file.size };
        const upload = new AbortController();
        uploads.current.set(entry.key, upload);
        change((before) => [...before, { ...entry, state: 'uploading' }]);
        void uploadFile(file, entry.name, upload.signal)
          .then((view): Attachment => ({ ...entry, state: 'ready', file: view }))
          .catch((error: unknown): Attachment => ({ ...entry, state: 'failed', problem: wordsOf(error) }))
          .then((ended) => change((before) => before.map((one) => (one.key === entry.key ? ended : one))))
          .finally(() => uploads.current.delete(entry.key));
      }
    },
    [change, toast],
  );

  const remove = useCallback(
    (gone: string) => {
      uploads.current.get(gone)?.abort();
      change((before) => before.filter((one) => one.key !== gone));
    },
    [change],
  );

  const replace = useCallback((files: readonly FileView[]) => change(() => files.map(toAttachment)), [change]);

  return { list, add, remove, replace };
}

/** Leaves files for a composer that is about to be shown. */
export function leaveFiles(key: string, files: readonly FileView[]): void {
  write(key, files.map(toAttachment));
}

function wordsOf(error: unknown): string {
  return error instanceof ApiError ? error.message : 'It was not uploaded.';
}

function toAttachment(file: FileView): Attachment {
  return { key: file.id, name: file.name, bytes: file.bytes, state: 'ready', file };
}

function read(key: string): FileView[] {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? '[]') as FileView[];
  } catch {
    return [];
  }
}

function write(key: string, list: readonly Attachment[]): void {
  const ready = list.flatMap((one) => (one.state === 'ready' ? [one.file] : []));
  try {
    if (ready.length > 0) localStorage.setItem(PREFIX + key, JSON.stringify(ready));
    else localStorage.removeItem(PREFIX + key);
  } catch {
    // Storage is full or forbidden: the files are on the page all the same.
  }
}
