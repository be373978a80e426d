'use client';

import { useState } from 'react';
import type { MessageView } from '#lib/conversations/view';
import { Button } from '@/components/ui/button';
import { useConversationContext } from './conversation-context.tsx';
import { ToolCall } from './tool-call.tsx';
import { isOpen, toolPartsOf } from './tool-parts.ts';
import { type ResultDraft, ToolResultField } from './tool-result-field.tsx';
import { useCanWrite } from './use-can-write.ts';
import { useDraft } from './use-draft.ts';

const EMPTY: ResultDraft = { output: '', isError: false };

/** The functions that an answer called. At the end of a transcript their results are typed in, and the model goes on. */
export function ToolCalls({ message, isLast }: { message: MessageView; isLast: boolean }) {
  const calls = toolPartsOf(message.parts);
  const { actions, attempt } = useConversationContext();
  const canWrite = useCanWrite();
  const [kept, keep] = useDraft(`results.${message.id}`);
  const [isSending, setIsSending] = useState(false);
  if (calls.length === 0) return null;

  const isWriting = message.run?.state === 'running';
  const drafts = parseDrafts(kept);
  const open = calls.filter(isOpen);
  const canAnswer = isLast && canWrite && !isWriting && open.length > 0;
  const isReady = open.every(({ toolCallId }) => drafts[toolCallId]?.output.trim());
  const send = async () => {
    if (!isReady || isSending) return;
    setIsSending(true);
    const results = open.map(({ toolCallId }) => ({ toolCallId, ...(drafts[toolCallId] ?? EMPTY) }));
    if (await attempt(actions.sendResults(message.id, results), 'The results were not sent')) keep('');
    setIsSending(false);
  };

  return (
    <div className="mt-3 flex flex-col gap-3">
      {calls.map((part) => (
        <ToolCall key={part.toolCallId} part={part} isWriting={isWriting}>
          {canAnswer && isOpen(part) && (
            <ToolResultField
              name={part.toolName}
              draft={drafts[part.toolCallId] ?? EMPTY}
              onChange={(draft) => keep(JSON.stringify({ ...drafts, [part.toolCallId]: draft }))}
              onSend={() => void send()}
            />
          )}
        </ToolCall>
      ))}
      {canAnswer && (
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" size="sm" disabled={!isReady} isPending={isSending} onClick={() => void send()}>
            {open.length === 1 ? 'Send the result' : `Send ${open.length} results`}
          </Button>
          <span className="text-muted-foreground text-sm">
            Nothing ran: you say what the function did, and the model goes on.
          </span>
        </div>
      )}
      {!isWriting && !canAnswer && open.length > 0 && (
        <p className="text-muted-foreground text-sm">No result was given, so the model was not told of the call.</p>
      )}
    </div>
  );
}

function parseDrafts(kept: string): Record<string, ResultDraft> {
  try {
    return kept ? (JSON.parse(kept) as Record<string, ResultDraft>) : {};
  } catch {
    return {};
  }
}
