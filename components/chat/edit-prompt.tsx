'use client';

import { useEffect, useRef, useState } from 'react';
import type { MessageView } from '#lib/conversations/view';
import { Button } from '@/components/ui/button';
import { AttachmentList } from './attachment-list.tsx';
import { useConversationContext } from './conversation-context.tsx';
import { filesOf } from './files-of.ts';
import { isSendKey } from './is-send-key.ts';
import { newUuid } from './new-uuid.ts';
import { sameTurnOf } from './same-turn-of.ts';
import { textOf } from './text-of.ts';
import { useConversation } from './use-conversation.ts';
import { useRunning } from './use-running.ts';

/** A prompt being changed. What is sent is another version of it, answered anew; the one before stays a click away. */
export function EditPrompt({
  message,
  paneId,
  onCancel,
  onSent,
}: {
  message: MessageView;
  paneId: string;
  onCancel: () => void;
  onSent: () => void;
}) {
  const { store, actions, kind } = useConversationContext();
  const { conversation } = useConversation(store);
  const [text, setText] = useState(() => textOf(message.parts));
  const [files, setFiles] = useState(() => filesOf(message.parts));
  const [standing, setStanding] = useState<'sending' | string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useRef('');
  const places = kind === 'chat' ? [{ paneId, id: message.id }] : sameTurnOf(conversation.panes, message);
  const isBusy = useRunning(conversation).some((run) => places.some((place) => place.paneId === run.paneId));
  const isEmpty = text.trim() === '' && files.length === 0;
  const why = isBusy ? 'Wait for the answer, or stop it' : isEmpty ? 'Type a prompt first' : null;
  useEffect(() => {
    id.current = newUuid();
    const end = field.current?.value.length ?? 0;
    field.current?.focus();
    field.current?.setSelectionRange(end, end);
  }, []);

  async function send(): Promise<void> {
    if (why || standing === 'sending') return;
    setStanding('sending');
    try {
      await actions.edit(
        { id: id.current, text, files },
        places.map((place) => place.id),
      );
      onSent();
    } catch (error) {
      setStanding(error instanceof Error ? error.message : 'Try again.');
    }
  }

  return (
    <form
      aria-label="Edit the prompt"
      className="max-w-176 rounded-xl border border-gray-7 bg-field has-[textarea:focus]:border-accent"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <AttachmentList
        attachments={files.map((file) => ({ key: file.id, name: file.name, bytes: file.bytes, state: 'ready', file }))}
        onRemove={(key) => setFiles((before) => before.filter((file) => file.id !== key))}
      />
      <textarea
        ref={field}
        value={text}
        dir="auto"
        aria-label="Prompt to send instead"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
            // The same key would stop an answer.
            event.preventDefault();
            onCancel();
          } else if (isSendKey(event.nativeEvent)) {
            event.preventDefault();
            void send();
          }
        }}
        className="field-sizing-content block max-h-[50dvh] min-h-11 w-full resize-none bg-transparent px-3.5 pt-3 pb-1 text-prose outline-none"
      />
      <div className="flex flex-wrap items-center justify-end gap-2 p-2">
        <p role={standing && standing !== 'sending' ? 'alert' : undefined} className="min-w-0 flex-1 px-1.5 text-sm">
          {standing && standing !== 'sending' ? (
            <span className="text-danger-text">It was not sent. {standing}</span>
          ) : (
            <span className="text-muted-foreground">
              {why ?? (places.length > 1 ? `Goes to ${places.length} models` : 'Answered anew; this version is kept')}
            </span>
          )}
        </p>
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" aria-disabled={why !== null || standing === 'sending' || undefined}>
          {standing === 'sending' ? 'Sending…' : 'Send'}
        </Button>
      </div>
    </form>
  );
}
