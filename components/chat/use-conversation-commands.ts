'use client';

import { Archive, ArchiveRestore, Code, FileJson, FileText, Pin, PinOff, Share2, Tag, Trash2 } from 'lucide-react';
import type { Command } from '@/components/palette/command';
import { useConversationContext } from './conversation-context.tsx';
import type { ConversationDialog } from './conversation-dialogs.tsx';
import type { Filing } from './filing.ts';
import { useCanWrite } from './use-can-write.ts';
import { useConversation } from './use-conversation.ts';
import { useDeleteConversations } from './use-delete-conversations.ts';
import { useFreshConversations } from './use-fresh-list.ts';
import { useTellFiling } from './use-tell-filing.ts';

/** What can be done with the conversation on show, in its menu and in the palette. */
export function useConversationCommands(open: (dialog: ConversationDialog) => void): readonly Command[] {
  const { store, actions, attempt } = useConversationContext();
  const { conversation } = useConversation(store);
  const canWrite = useCanWrite();
  const remove = useDeleteConversations();
  const refresh = useFreshConversations();
  const tell = useTellFiling();
  const { id, title, isPinned, isArchived, isTemporary } = conversation;
  const file = (filing: Filing) => () => {
    void attempt(actions.file(filing), 'It was not saved').then((isSaved) => {
      if (isSaved) tell(filing, 1);
      refresh();
    });
  };
  const filing: Command[] = [
    {
      id: 'pin',
      label: isPinned ? 'Unpin' : 'Pin',
      words: 'chat top favourite',
      icon: isPinned ? PinOff : Pin,
      run: file({ isPinned: !isPinned }),
    },
    {
      id: 'archive',
      label: isArchived ? 'Back into the list' : 'Archive',
      words: 'chat put away unarchive',
      icon: isArchived ? ArchiveRestore : Archive,
      run: file({ isArchived: !isArchived }),
    },
    { id: 'tags', label: 'Tags…', words: 'chat label folder', icon: Tag, run: () => open('tags') },
  ];
  const last: Command = {
    id: 'delete',
    label: 'Delete',
    words: 'chat remove',
    icon: Trash2,
    run: () => void remove([id], title),
  };
  const share: Command = {
    id: 'share',
    label: 'Share…',
    words: 'chat link public read',
    icon: Share2,
    run: () => open('share'),
  };
  const leave: Command[] = [
    {
      id: 'markdown',
      label: 'Export as Markdown',
      words: 'chat download save',
      icon: FileText,
      run: () => window.location.assign(`/api/conversations/${id}/export.md`),
    },
    {
      id: 'json',
      label: 'Export as JSON',
      words: 'chat download save',
      icon: FileJson,
      run: () => window.location.assign(`/api/conversations/${id}/export.json`),
    },
    { id: 'code', label: 'View code', words: 'chat curl python javascript api', icon: Code, run: () => open('code') },
  ];
  const isKept = canWrite && !isTemporary;
  return [...(isKept ? [...filing, share] : []), ...leave, ...(canWrite ? [last] : [])];
}
