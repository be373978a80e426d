'use client';

import clsx from 'clsx';
import { Pin } from 'lucide-react';
import Link from 'next/link';
import type { ConversationSummary } from '#lib/conversations/view';
import { pathOf } from '@/components/chat/path-of';
import { Badge } from '@/components/ui/badge';
import { Checkbox } from '@/components/ui/checkbox';
import { ModelDot } from '@/components/ui/model-dot';
import { RelativeTime } from '@/components/ui/relative-time';

export function ChatListRow({
  conversation,
  isChosen,
  onChoose,
}: {
  conversation: ConversationSummary;
  isChosen: boolean;
  onChoose: ((isOn: boolean) => void) | null;
}) {
  const { title, models, tags, isPinned, visibility, updatedAt } = conversation;
  return (
    <li className={clsx('flex min-h-11 items-center gap-3 border-b pl-1', isChosen && 'bg-accent-soft')}>
      {onChoose && (
        <Checkbox
          label={`Choose ${title}`}
          checked={isChosen}
          onChange={(event) => onChoose(event.target.checked)}
          className="-mx-1 pointer-coarse:-mx-3.5"
        />
      )}
      <Link
        href={pathOf(conversation)}
        className="group/found flex h-11 min-w-0 flex-1 items-center gap-2 focus-visible:-outline-offset-2"
      >
        <span dir="auto" className="truncate underline-offset-3 group-hover/found:underline">
          {title}
        </span>
        {isPinned && <Pin aria-label="pinned" className="size-3.5 shrink-0 text-muted-foreground" />}
        {visibility === 'team' && <Badge>Team</Badge>}
        {tags.map((tag) => (
          <Badge key={tag} className="max-sm:hidden">
            {tag}
          </Badge>
        ))}
        <span className="ml-auto flex shrink-0 gap-1 pl-3" role="img" aria-label={models.join(', ')}>
          {[...new Set(models)].map((model) => (
            <ModelDot key={model} model={model} />
          ))}
        </span>
      </Link>
      <RelativeTime at={updatedAt} className="w-20 shrink-0 pr-1 text-right text-muted-foreground text-sm" />
    </li>
  );
}
