import type { Attachment } from './attachment.ts';

/** Why a draft with these files has to wait, or null. */
export function whyNotSent(attachments: readonly Attachment[]): string | null {
  if (attachments.some((one) => one.state === 'uploading')) return 'Uploading…';
  return attachments.some((one) => one.state === 'failed') ? 'Remove the file that failed' : null;
}
