'use client';

import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import type { MessageView } from '#lib/conversations/view';
import { useMe } from '@/components/shell/use-me';
import { useToast } from '@/components/ui/toast';
import { useConversationContext } from './conversation-context.tsx';
import { textOf } from './text-of.ts';
import { selectedIn, toQuote } from './to-quote.ts';
import { leaveFiles } from './use-attachments.ts';
import { useCanWrite } from './use-can-write.ts';
import { leaveDraft } from './use-draft.ts';

/** What can be done with any message, whoever wrote it. `area` stands somewhere in the element that shows it. */
export function useMessageActions(message: MessageView) {
  const { actions, attempt, composer } = useConversationContext();
  const canWrite = useCanWrite();
  const { member } = useMe();
  const toast = useToast();
  const router = useRouter();
  const area = useRef<HTMLElement & HTMLDivElement & HTMLSpanElement>(null);
  /** What was selected when the menu was opened; opening it may take the selection away. */
  const selected = useRef('');

  return {
    area,
    canWrite,
    canBranch: member.role !== 'viewer',
    noteSelection: () => {
      selected.current = selectedIn(area.current?.closest('[data-message]') ?? null);
    },
    quote: () => composer.current?.insert(toQuote(selected.current || textOf(message.parts))),
    remove: async () => {
      if (!(await attempt(actions.deleteMessage(message.id), 'The message was not deleted'))) return;
      toast.show({
        title: 'Message deleted',
        description: 'With everything that followed it.',
        action: {
          label: 'Undo',
          onClick: () => void attempt(actions.restoreMessage(message.id), 'The message was not brought back'),
        },
      });
    },
    branch: () =>
      attempt(
        actions.branch(message.id).then(({ id, files }) => {
          if (message.role === 'user') leaveDraft(id, textOf(message.parts));
          leaveFiles(id, files);
          router.push(`/chat/${id}`);
        }),
        'The conversation was not branched',
      ),
  };
}
