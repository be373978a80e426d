'use client';

import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { copyText } from './copy-text.ts';
import { say } from './say.ts';

const SHOWN_MS = 2_000;

/** Copies; a check shows for two seconds that it worked. `copy` replaces the copying of a text by another way. */
export function CopyButton({
  label,
  text = () => '',
  copy = () => copyText(text()),
  icon = <Copy aria-hidden />,
}: {
  label: string;
  text?: () => string;
  copy?: (button: Element) => Promise<boolean>;
  icon?: ReactNode;
}) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <IconButton
      label={outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'The browser refused; select and copy' : label}
      size="icon-sm"
      onClick={async (event) => {
        const isCopied = await copy(event.currentTarget);
        setOutcome(isCopied ? 'copied' : 'refused');
        say(isCopied ? 'Copied' : 'Not copied: the browser refused');
      }}
    >
      {outcome === 'copied' ? <Check aria-hidden className="text-good-text" /> : icon}
    </IconButton>
  );
}
