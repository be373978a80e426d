import type { FileView } from '#lib/files/file-view';
import { ApiError } from '@/components/shell/api-error';

/** Sends a file to the server, which says what it is. @throws ApiError */
export async function uploadFile(file: Blob, name: string, signal: AbortSignal): Promise<FileView> {
  const response = await fetch(`/api/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
    signal,
  }).catch(() => {
    throw ApiError.ofNetwork();
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw ApiError.from(response.status, answer, response.headers.get('x-request-id'));
  return answer as FileView;
}
