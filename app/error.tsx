'use client';

import { BarePage } from '@/components/shell/bare-page';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <BarePage
      title="This page could not be shown"
      action={
        <>
          <Button variant="primary" size="lg" onClick={reset}>
            Try again
          </Button>
          <ButtonLink href="/chat" size="lg">
            Go to the chats
          </ButtonLink>
        </>
      }
    >
      Something broke while it was drawn. Running answers go on, and nothing that was saved is lost.
      {error.digest && <span className="mt-2 block font-mono text-sm">Error {error.digest}</span>}
    </BarePage>
  );
}
