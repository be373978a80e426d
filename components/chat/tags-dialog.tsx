'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { useConversationContext } from './conversation-context.tsx';
import { tagsQuery } from './tags-query.ts';
import { useConversation } from './use-conversation.ts';
import { useFreshConversations } from './use-fresh-list.ts';

/** What a conversation is filed under; each change is saved at once. */
export function TagsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { store, actions, attempt } = useConversationContext();
  const { conversation } = useConversation(store);
  const { data } = useQuery({ ...tagsQuery, enabled: open });
  const refresh = useFreshConversations();
  const [text, setText] = useState('');
  const [told, setTold] = useState('');
  const { tags } = conversation;
  const known = (data?.tags ?? []).map(({ tag }) => tag).filter((tag) => !tags.includes(tag));
  const save = async (next: readonly string[], done: string) => {
    if (!(await attempt(actions.file({ tags: next }), 'The tags were not saved'))) return;
    setTold(done);
    refresh();
  };
  const put = (tag: string) => save([...tags, tag], `Tag ${tag} added`);
  const takeOut = (tag: string) =>
    save(
      tags.filter((each) => each !== tag),
      `Tag ${tag} removed`,
    );
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    setText('');
    void put(text.trim());
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} width="sm" title="Tags" description="Find this chat by them.">
      <form onSubmit={add} className="flex gap-2">
        <Input
          autoFocus
          aria-label="New tag"
          placeholder="A new tag"
          maxLength={40}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="min-w-0 flex-1"
        />
        <Button type="submit" disabled={text.trim() === ''}>
          Add
        </Button>
      </form>
      <p role="status" className="sr-only">
        {told}
      </p>
      {tags.length > 0 && (
        <ul aria-label="Tags of this chat" className="mt-4 flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag} className="flex h-7 items-center gap-1 rounded-sm bg-gray-3 pl-2 pointer-coarse:h-11">
              <span dir="auto" className="max-w-48 truncate">
                {tag}
              </span>
              <button
                type="button"
                aria-label={`Remove ${tag}`}
                onClick={() => takeOut(tag)}
                className="flex size-7 items-center justify-center rounded-sm text-muted-foreground hover:bg-gray-5 hover:text-foreground focus-visible:-outline-offset-2 pointer-coarse:size-11"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {known.length > 0 && (
        <section aria-labelledby="known-tags" className="mt-5">
          <h3 id="known-tags" className="text-muted-foreground text-sm">
            Used before
          </h3>
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            {known.slice(0, 20).map((tag) => (
              <Button key={tag} size="sm" className="font-normal!" onClick={() => put(tag)}>
                {tag}
              </Button>
            ))}
          </div>
        </section>
      )}
    </Dialog>
  );
}
