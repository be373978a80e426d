'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { copyText } from './copy-text.ts';

const SHOWN_MS = 2_000;

/** Copies a text; a check says for two seconds that it worked, and the hidden status that it did or did not. */
export function CopyButton({ label, text }: { label: string; text: () => string }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <>
      <IconButton
        label={outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'The browser refused; select and copy' : label}
        size="icon-sm"
        onClick={async () => setOutcome((await copyText(text())) ? 'copied' : 'refused')}
      >
        {outcome === 'copied' ? <Check aria-hidden className="text-good-text" /> : <Copy aria-hidden />}
      </IconButton>
      <span role="status" className="sr-only">
        {outcome === 'copied' && 'Copied'}
      </span>
    </>
  );
}
