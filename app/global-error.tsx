'use client';

import './globals.css';
import { BarePage } from '@/components/shell/bare-page';
import { Button } from '@/components/ui/button';

export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en" className="system">
      <body>
        <title>Error · Parallax</title>
        <BarePage
          title="Parallax could not be shown"
          action={
            <Button variant="primary" size="lg" onClick={reset}>
              Try again
            </Button>
          }
        >
          Something broke before the page was drawn. Running answers go on, and nothing that was saved is lost.
          {error.digest && <span className="mt-2 block font-mono text-sm">Error {error.digest}</span>}
        </BarePage>
      </body>
    </html>
  );
}
