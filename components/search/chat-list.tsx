'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listed } from '@/components/chat/conversations-query';
import { useDeleteConversations } from '@/components/chat/use-delete-conversations';
import { useFiling } from '@/components/chat/use-filing';
import { useMe } from '@/components/shell/use-me';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { BulkBar } from './bulk-bar.tsx';
import { chatListQuery } from './chat-list-query.ts';
import { ChatListRow } from './chat-list-row.tsx';

/** Chats to put in order: choose some, then archive or delete them together. */
export function ChatList({ list, tag }: { list: 'kept' | 'archived'; tag: string }) {
  const { member } = useMe();
  const { data, isPending, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    chatListQuery(list, tag),
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const file = useFiling();
  const remove = useDeleteConversations();
  const all = listed(data);
  const ids = all.filter((one) => chosen.has(one.id)).map((one) => one.id);
  const canFile = member.role !== 'viewer';

  const finish = async (done: Promise<void>) => {
    setChosen(new Set());
    await done;
    await refetch();
  };
  if (isPending) return <Skeleton className="mt-6 h-40 w-full" />;
  if (error && all.length === 0) {
    return (
      <EmptyState title="Your chats could not be read." action={<Button onClick={() => refetch()}>Try again</Button>}>
        {error.message}
      </EmptyState>
    );
  }
  if (all.length === 0) {
    return list === 'archived' ? (
      <EmptyState title="Nothing is archived.">A chat that you archive leaves the list and stays found.</EmptyState>
    ) : (
      <EmptyState title="There are no chats yet." action={<ButtonLink href="/chat">New chat</ButtonLink>} />
    );
  }
  return (
    <>
      <BulkBar
        count={ids.length}
        all={all.length}
        canFile={canFile}
        isArchived={list === 'archived'}
        onAll={(isOn) => setChosen(new Set(isOn ? all.map((one) => one.id) : []))}
        onArchive={() => void finish(file(ids, { isArchived: list === 'kept' }))}
        onDelete={() => void finish(remove(ids))}
      />
      <ul className="border-t">
        {all.map((conversation) => (
          <ChatListRow
            key={conversation.id}
            conversation={conversation}
            isChosen={chosen.has(conversation.id)}
            onChoose={
              canFile
                ? (isOn) =>
                    setChosen((before) => {
                      const next = new Set(before);
                      if (isOn) next.add(conversation.id);
                      else next.delete(conversation.id);
                      return next;
                    })
                : null
            }
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button className="mt-4" onClick={() => void fetchNextPage()} isPending={isFetchingNextPage}>
          Earlier chats
        </Button>
      )}
    </>
  );
}
