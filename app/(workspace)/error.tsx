'use client';

import { Page } from '@/components/shell/page';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** Keeps the shell around a page that broke. */
export default function WorkspaceError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Page title="Error">
      <EmptyState
        title="This page could not be shown"
        action={
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
        }
      >
        Something broke while it was drawn. Running answers go on, and nothing that was saved is lost.
        {error.digest && <span className="mt-2 block font-mono text-sm">Error {error.digest}</span>}
      </EmptyState>
    </Page>
  );
}
