'use client';

import { type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import type { FileView } from '#lib/files/file-view';
import { PromptSlash } from '@/components/library/prompt-slash';
import { AttachButton } from './attach-button.tsx';
import { AttachmentList } from './attachment-list.tsx';
import { claimTurnId, settleClaim } from './claim-turn-id.ts';
import { ComposerFieldContext } from './composer-field.tsx';
import { filesOfPaste } from './files-of-paste.ts';
import { hasFinePointer } from './has-fine-pointer.ts';
import { isSendKey } from './is-send-key.ts';
import { newUuid } from './new-uuid.ts';
import type { Prompt } from './prompt.ts';
import { PromptHistory } from './prompt-history.tsx';
import { SendButton } from './send-button.tsx';
import { useAttachments } from './use-attachments.ts';
import { useComposerFieldOf } from './use-composer-field.ts';
import { useDraft } from './use-draft.ts';
import { useFileDrop } from './use-file-drop.ts';
import { whyNotSent } from './why-not-sent.ts';

export type ComposerHandle = {
  focus(): void;
  /** Sends a text as if it had been typed. */
  send(text: string): void;
  /** Adds text on lines of its own, below what is typed. */
  insert(text: string): void;
};

/** What stands in the composer now: what is going to be sent if nothing changes. */
export type Drafted = { readonly text: string; readonly files: readonly FileView[] };

const NO_PROMPTS: readonly string[] = [];

/**
 * Where prompts are typed. `onSend` rejects when the prompt was not taken; the text then stands here again. `reason` says why
 * nothing can be sent now.
 */
export function Composer({
  draftKey,
  placeholder,
  onSend,
  onStop,
  reason = null,
  refuse = () => null,
  history = NO_PROMPTS,
  aids,
  start,
  note,
  ref,
}: {
  draftKey: string;
  placeholder: string;
  onSend: (prompt: Prompt) => Promise<void>;
  /** Present while something is being answered. */
  onStop?: (() => void) | undefined;
  reason?: string | null;
  /** Says why these files cannot be sent to the models chosen. */
  refuse?: (files: readonly FileView[]) => string | null;
  /** Prompts that the arrow keys bring back, oldest first. */
  history?: readonly string[];
  /** More that works in its text, as choosing models with a sign. */
  aids?: ReactNode;
  start?: ReactNode;
  /** What is to be said of the draft, as its cost. */
  note?: (drafted: Drafted) => ReactNode;
  ref?: Ref<ComposerHandle>;
}) {
  const [draft, setDraft] = useDraft(draftKey);
  const attachments = useAttachments(draftKey);
  const [problem, setProblem] = useState<string | null>(null);
  const element = useRef<HTMLTextAreaElement>(null);
  const field = useComposerFieldOf(element, draft, setDraft);
  const isDropping = useFileDrop(reason ? null : attachments.add);
  const tab = useRef('');
  const latest = useRef(draft);
  const sentList = useRef<unknown>(null);
  const reasonId = useId();
  const files = attachments.list.flatMap((one) => (one.state === 'ready' ? [one.file] : []));
  const blocked = reason ?? whyNotSent(attachments.list) ?? refuse(files);
  const isEmpty = draft.trim() === '' && files.length === 0;
  const why = blocked ?? (isEmpty ? 'Type a prompt first' : null);
  useImperativeHandle(ref, () => ({
    focus: () => element.current?.focus(),
    send: (text) => void deliver(text, []),
    insert: (text) => field.write(latest.current.trim() ? `${latest.current.trimEnd()}\n\n${text}` : text),
  }));
  useEffect(() => {
    latest.current = draft;
  });
  useEffect(() => {
    tab.current = newUuid();
    if (hasFinePointer()) element.current?.focus();
  }, []);

  function send(): void {
    // A second press may come before what the first one changed is drawn; each sending leaves another list behind.
    if (why || onStop || sentList.current === attachments.list) return;
    sentList.current = attachments.list;
    setDraft('');
    attachments.replace([]);
    element.current?.focus();
    void deliver(draft, files);
  }

  async function deliver(text: string, sent: readonly FileView[]): Promise<void> {
    setProblem(null);
    const words = [text, ...sent.map((file) => file.id)].join('\n');
    const id = claimTurnId(draftKey, words, tab.current);
    try {
      await onSend({ id, text, files: sent });
      settleClaim(draftKey, id);
    } catch (error) {
      // Nothing typed is lost, also not what was typed since.
      setDraft(latest.current ? `${text}\n\n${latest.current}` : text);
      attachments.replace(sent);
      setProblem(error instanceof Error ? error.message : 'Try again.');
    }
  }

  return (
    <form
      aria-label="Prompt"
      className="relative rounded-xl border border-gray-7 bg-field transition-colors has-[textarea:focus]:border-accent"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ComposerFieldContext value={field}>
        <PromptHistory prompts={history} />
        <PromptSlash />
        {aids}
      </ComposerFieldContext>
      {isDropping && (
        <p className="absolute inset-0 z-10 grid place-items-center rounded-xl border-2 border-accent bg-accent-soft text-accent-text">
          Drop the files to attach them
        </p>
      )}
      {problem && (
        <p role="alert" className="px-3.5 pt-2.5 text-danger-text text-sm">
          Your prompt was not sent. {problem}
        </p>
      )}
      <AttachmentList
        attachments={attachments.list}
        onRemove={(key) => {
          attachments.remove(key);
          if (hasFinePointer()) element.current?.focus();
        }}
      />
      <textarea
        ref={element}
        value={draft}
        dir="auto"
        rows={1}
        aria-label="Prompt"
        aria-describedby={blocked ? reasonId : undefined}
        aria-autocomplete={field.list ? 'list' : undefined}
        aria-haspopup={field.list ? 'listbox' : undefined}
        aria-controls={field.list?.listId}
        aria-activedescendant={field.list?.optionId}
        placeholder={placeholder}
        onChange={(event) => {
          setDraft(event.target.value);
          field.noteCaret();
        }}
        onSelect={field.noteCaret}
        onPaste={(event) => {
          const pasted = filesOfPaste(event.clipboardData);
          if (!pasted || reason) return;
          event.preventDefault();
          attachments.add(pasted);
        }}
        onKeyDown={(event) => {
          if (field.offerKey(event) || !isSendKey(event.nativeEvent)) return;
          event.preventDefault();
          send();
        }}
        className="field-sizing-content block max-h-[40dvh] min-h-11 w-full resize-none bg-transparent px-3.5 pt-3 pb-1 text-prose outline-none"
      />
      <div className="flex flex-wrap items-center gap-x-2 p-2">
        <AttachButton
          onFiles={(chosen) => {
            attachments.add(chosen);
            if (hasFinePointer()) element.current?.focus();
          }}
        />
        <div className="flex min-w-0 flex-1 items-center gap-1">{start}</div>
        {blocked ? (
          <p
            id={reasonId}
            className="min-w-0 truncate text-muted-foreground text-sm max-sm:order-first max-sm:basis-full max-sm:px-1.5 max-sm:pb-1"
          >
            {blocked}
          </p>
        ) : (
          !isEmpty && note?.({ text: draft, files })
        )}
        <SendButton why={why} onStop={onStop} />
      </div>
    </form>
  );
}
