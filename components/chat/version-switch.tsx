'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { MessageView } from '#lib/conversations/view';
import { IconButton } from '@/components/ui/icon-button';
import { useConversationContext } from './conversation-context.tsx';

/** `2/3`: which of an answer's versions is shown, and the way to the others. */
export function VersionSwitch({ message, paneId }: { message: MessageView; paneId: string }) {
  const { actions, attempt } = useConversationContext();
  const { versions } = message;
  const index = versions.indexOf(message.id);
  if (versions.length < 2 || index < 0) return null;
  const show = (to: string | undefined) =>
    to && attempt(actions.showVersion(paneId, to), 'The other version was not opened');
  return (
    <span className="flex items-center text-muted-foreground text-sm">
      <IconButton
        label="Earlier version"
        size="icon-sm"
        aria-disabled={index === 0 || undefined}
        onClick={() => show(versions[index - 1])}
      >
        <ChevronLeft aria-hidden />
      </IconButton>
      <span>
        <span className="sr-only">Version </span>
        {index + 1}/{versions.length}
      </span>
      <IconButton
        label="Later version"
        size="icon-sm"
        aria-disabled={index === versions.length - 1 || undefined}
        onClick={() => show(versions[index + 1])}
      >
        <ChevronRight aria-hidden />
      </IconButton>
    </span>
  );
}
