'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useRef, useState } from 'react';
import type { ConversationSummary } from '#lib/conversations/view';
import { useLongPress } from '@/components/ui/use-long-press';
import { ConversationRowMenu } from './conversation-row-menu.tsx';
import { pathOf } from './path-of.ts';
import { TitleInput } from './title-input.tsx';
import { useDeleteConversations } from './use-delete-conversations.ts';
import { useFiling } from './use-filing.ts';
import { useRename } from './use-rename.ts';

export function ConversationRow({ conversation }: { conversation: ConversationSummary }) {
  const { id, title, isRunning, isPinned } = conversation;
  const isHere = usePathname().endsWith(`/${id}`);
  const [isRenaming, setIsRenaming] = useState(false);
  const rename = useRename(id);
  const file = useFiling();
  const remove = useDeleteConversations();
  const row = useRef<HTMLLIElement>(null);
  const longPress = useLongPress(() => row.current?.querySelector('button')?.click());

  if (isRenaming) {
    return (
      <li>
        <TitleInput
          title={title}
          onCancel={() => setIsRenaming(false)}
          onSave={(next) => {
            rename(next);
            setIsRenaming(false);
          }}
        />
      </li>
    );
  }
  return (
    <li
      ref={row}
      {...longPress}
      className={clsx(
        'group/row relative flex h-8 items-center rounded-md transition-colors pointer-coarse:h-11 pointer-coarse:select-none [-webkit-touch-callout:none]',
        isHere ? 'bg-gray-4' : 'hover:bg-gray-3',
      )}
    >
      <Link
        href={pathOf(conversation)}
        prefetch={false}
        aria-current={isHere ? 'page' : undefined}
        title={title}
        className={clsx(
          'flex h-full min-w-0 flex-1 items-center gap-2 rounded-md px-2 focus-visible:-outline-offset-2',
          !isHere && 'text-muted-foreground group-hover/row:text-foreground',
        )}
      >
        <span dir="auto" className="truncate">
          {title}
        </span>
        {isRunning && (
          <span className="ml-auto size-1.5 shrink-0 animate-pulse-soft rounded-full bg-accent" data-mark>
            <span className="sr-only">answering</span>
          </span>
        )}
      </Link>
      <ConversationRowMenu
        title={title}
        isPinned={isPinned}
        onRename={() => setIsRenaming(true)}
        onFile={(filing) => file([id], filing)}
        onDelete={() => remove([id], title)}
      />
    </li>
  );
}
