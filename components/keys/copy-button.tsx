'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from '@/components/chat/copy-text';
import { Button } from '@/components/ui/button';

const SHOWN_MS = 2_000;

const WORDS = { copied: 'Copied', refused: 'Refused; select and copy' };

/** Copies a text and says for two seconds whether it worked. */
export function CopyButton({ label, text, isPrimary = false }: { label: string; text: string; isPrimary?: boolean }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <>
      <Button
        variant={isPrimary ? 'primary' : 'secondary'}
        size={isPrimary ? 'md' : 'sm'}
        onClick={async () => setOutcome((await copyText(text)) ? 'copied' : 'refused')}
      >
        {outcome === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
        {outcome ? WORDS[outcome] : label}
      </Button>
      <span role="status" className="sr-only">
        {outcome && WORDS[outcome]}
      </span>
    </>
  );
}
