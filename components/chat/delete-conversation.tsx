'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { usePathname, useRouter } from 'next/navigation';
import type { ConversationSummary } from '#lib/conversations/view';
import { api } from '@/components/shell/api';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { changeListed } from './conversations-query.ts';

/** Asks, then deletes; who was reading it lands in a new chat. */
export function DeleteConversation({
  conversation,
  isOpen,
  onOpenChange,
}: {
  conversation: ConversationSummary;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const client = useQueryClient();
  const router = useRouter();
  const isHere = usePathname().endsWith(`/${conversation.id}`);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.delete(`/api/conversations/${conversation.id}`),
    onSuccess: () => {
      if (isHere) router.push('/chat');
      changeListed(client, conversation.id, () => null);
    },
  });
  return (
    <AlertDialog
      open={isOpen}
      onOpenChange={onOpenChange}
      title={`Delete “${conversation.title}”?`}
      description="Its messages are gone for good. What it cost stays in the spend."
      confirmLabel="Delete"
      isPending={isPending}
      error={error?.message ?? null}
      onConfirm={() => mutate()}
    />
  );
}
