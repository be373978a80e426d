import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import type { ApiError } from './api-error.ts';

/** An error of the API where it happened: its words, and the request id to give to whoever runs this server. */
export function ErrorNotice({
  error,
  title,
  action,
  className,
}: {
  error: ApiError;
  title?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <Notice tone="error" {...(title ? { title } : {})} {...(className ? { className } : {})} action={action}>
      {error.message}
      {error.requestId && error.status >= 500 && !error.message.includes(error.requestId) && (
        <span className="mt-1 block font-mono text-muted-foreground text-xs">Request {error.requestId}</span>
      )}
    </Notice>
  );
}
