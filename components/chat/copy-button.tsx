'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { copyText } from './copy-text.ts';
import { say } from './say.ts';

const SHOWN_MS = 2_000;

/** Copies a text; a check shows for two seconds that it worked. */
export function CopyButton({ label, text }: { label: string; text: () => string }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    const isCopied = await copyText(text());
    setOutcome(isCopied ? 'copied' : 'refused');
    say(isCopied ? 'Copied' : 'Not copied: the browser refused');
  };
  return (
    <IconButton
      label={outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'The browser refused; select and copy' : label}
      size="icon-sm"
      onClick={copy}
    >
      {outcome === 'copied' ? <Check aria-hidden className="text-good-text" /> : <Copy aria-hidden />}
    </IconButton>
  );
}
