'use client';

import { Columns2, MessageSquare } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ModelPicker } from '@/components/models/model-picker';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { useConversationContext } from './conversation-context.tsx';
import { useAddModel } from './use-add-model.ts';
import { useCanWrite } from './use-can-write.ts';
import { useConversation } from './use-conversation.ts';

/** Where the bar is narrow, a glyph among glyphs. */
const IN_A_BAR = '@max-2xl:border-transparent! @max-2xl:bg-transparent! @max-2xl:text-muted-foreground!';

/** From the chat to the comparison and back; from a chat with one model by choosing a second. */
export function OtherView({ kind }: { kind: 'chat' | 'compare' }) {
  const { store } = useConversationContext();
  const { conversation } = useConversation(store);
  const canWrite = useCanWrite();
  if (kind === 'compare') {
    return (
      <ButtonLink href={`/chat/${conversation.id}`} size="sm" className={IN_A_BAR} aria-label="Show as a chat">
        <MessageSquare aria-hidden />
        <span className="@max-2xl:hidden">Chat</span>
      </ButtonLink>
    );
  }
  if (conversation.panes.length > 1) {
    return (
      <ButtonLink href={`/compare/${conversation.id}`} size="sm" className={IN_A_BAR} aria-label="Show side by side">
        <Columns2 aria-hidden />
        <span className="@max-2xl:hidden">Compare</span>
      </ButtonLink>
    );
  }
  return canWrite ? <CompareWith id={conversation.id} /> : null;
}

function CompareWith({ id }: { id: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const router = useRouter();
  const addModel = useAddModel();
  return (
    <ModelPicker
      value={null}
      open={isOpen}
      onOpenChange={setIsOpen}
      onValueChange={async (model) => {
        if (await addModel(model)) router.push(`/compare/${id}`);
      }}
      trigger={
        <Button size="sm" className={IN_A_BAR} aria-label="Add a model beside this one">
          <Columns2 aria-hidden />
          <span className="@max-2xl:hidden">Add a model</span>
        </Button>
      }
    />
  );
}
