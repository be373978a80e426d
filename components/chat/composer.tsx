'use client';

import { type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { isSendKey } from './is-send-key.ts';
import { SendButton } from './send-button.tsx';
import { useDraft } from './use-draft.ts';

export type ComposerHandle = {
  focus(): void;
  /** Sends a text as if it had been typed. */
  send(text: string): void;
};

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
  start,
  ref,
}: {
  draftKey: string;
  placeholder: string;
  onSend: (text: string) => Promise<void>;
  /** Present while something is being answered. */
  onStop?: (() => void) | undefined;
  reason?: string | null;
  start?: ReactNode;
  ref?: Ref<ComposerHandle>;
}) {
  const [draft, setDraft] = useDraft(draftKey);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const latest = useRef(draft);
  const reasonId = useId();
  const why = reason ?? (draft.trim() ? null : 'Type a prompt first');
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus(), send: (text) => void deliver(text) }));
  useEffect(() => {
    latest.current = draft;
  });
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);

  function send(): void {
    if (why || onStop) return;
    setDraft('');
    field.current?.focus();
    void deliver(draft);
  }

  async function deliver(text: string): Promise<void> {
    setProblem(null);
    try {
      await onSend(text);
    } catch (error) {
      // Nothing typed is lost, also not what was typed since.
      setDraft(latest.current ? `${text}\n\n${latest.current}` : text);
      setProblem(error instanceof Error ? error.message : 'Try again.');
    }
  }

  return (
    <form
      aria-label="Prompt"
      className="rounded-xl border border-gray-7 bg-field transition-colors focus-within:border-gray-8"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {problem && (
        <p role="alert" className="px-3.5 pt-2.5 text-danger-text text-sm">
          Your prompt was not sent. {problem}
        </p>
      )}
      <textarea
        ref={field}
        value={draft}
        dir="auto"
        rows={1}
        aria-label="Prompt"
        aria-describedby={reason ? reasonId : undefined}
        placeholder={placeholder}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (!isSendKey(event.nativeEvent)) return;
          event.preventDefault();
          send();
        }}
        className="field-sizing-content block max-h-[40dvh] min-h-11 w-full resize-none bg-transparent px-3.5 pt-3 pb-1 text-prose outline-none"
      />
      <div className="flex items-center gap-2 p-2 pl-2.5">
        <div className="flex min-w-0 flex-1 items-center gap-1">{start}</div>
        {reason && (
          <p id={reasonId} className="min-w-0 truncate text-muted-foreground text-sm">
            {reason}
          </p>
        )}
        <SendButton why={why} onStop={onStop} />
      </div>
    </form>
  );
}
