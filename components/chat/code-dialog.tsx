'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { PaneView } from '#lib/conversations/view';
import { CopyButton } from '@/components/keys/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { Segmented } from '@/components/ui/segmented';
import { requestOf } from '@/components/view-code/request-of';
import { type Language, toCode } from '@/components/view-code/to-code';
import { gapOf } from './gap-of.ts';

const OPTIONS: readonly { value: Language; label: string }[] = [
  { value: 'curl', label: 'curl' },
  { value: 'python', label: 'Python' },
  { value: 'javascript', label: 'JavaScript' },
];

/** The request of a pane, for a program of one's own. */
export function CodeDialog({
  pane,
  open,
  onOpenChange,
}: {
  pane: PaneView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const [language, setLanguage] = useState<Language>('curl');
  const code = toCode(language, `${window.location.origin}/api/v1`, requestOf(pane));
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      width="lg"
      title="View code"
      description={
        <>
          The same request against this server, with the settings of this chat and a{' '}
          <Link href="/keys" className="rounded-xs text-accent-text underline-offset-3 hover:underline">
            key of yours
          </Link>{' '}
          in PARALLAX_API_KEY.
          {(pane.hasEarlier || gapOf(pane.messages) > 0) && ' Messages that were not read yet are not in it.'}
        </>
      }
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Segmented label="Language" value={language} onValueChange={setLanguage} options={OPTIONS} />
        <CopyButton text={code} label="Copy" />
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        tabIndex={0}
        className="mt-3 max-h-[50dvh] overflow-auto rounded-md border bg-gray-2 p-3 font-mono text-sm"
      >
        <code>{code}</code>
      </pre>
    </Dialog>
  );
}
