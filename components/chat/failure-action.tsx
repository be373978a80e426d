'use client';

import { useState } from 'react';
import type { MessageView, RunError } from '#lib/conversations/view';
import { ModelPicker } from '@/components/models/model-picker';
import { useMe } from '@/components/shell/use-me';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { useConversationContext } from './conversation-context.tsx';
import { textOf } from './text-of.ts';
import { useCanWrite } from './use-can-write.ts';
import { useElapsed } from './use-elapsed.ts';

/** The next step after a failure, as a control that takes it. */
export function FailureAction({ message, error, paneId }: { message: MessageView; error: RunError; paneId: string }) {
  const { actions, attempt } = useConversationContext();
  const canWrite = useCanWrite();
  const [isPicking, setIsPicking] = useState(false);
  const waitS = useWait(message, error);
  const { role } = useMe().member;
  const isAdmin = role === 'owner' || role === 'admin';
  if (!canWrite) return null;
  const retry = () => attempt(actions.retry(message), 'It was not sent again');

  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      {error.next === 'settings' && (
        <ButtonLink href="/settings/connections" size="sm">
          Open settings
        </ButtonLink>
      )}
      {error.next === 'ask_admin' && !isAdmin && <span className="basis-full">Ask an admin of this Parallax.</span>}
      {error.code === 'budget_exceeded' && isAdmin && (
        <ButtonLink href="/settings/budgets" size="sm">
          Open budgets
        </ButtonLink>
      )}
      {error.next === 'shorten' && <span className="basis-full">Shorten the prompt and send it again.</span>}
      <Button size="sm" onClick={retry} disabled={waitS > 0}>
        {waitS > 0 ? `Retry in ${waitS} s` : 'Retry'}
      </Button>
      {textOf(message.parts) && (
        <Button size="sm" onClick={() => attempt(actions.goOn(message), 'It was not continued')} disabled={waitS > 0}>
          Continue
        </Button>
      )}
      <ModelPicker
        value={null}
        open={isPicking}
        onOpenChange={setIsPicking}
        onValueChange={async (model) => {
          if (await attempt(actions.changeModel(paneId, model), 'The model was not changed')) {
            await attempt(actions.retry(message, model), 'It was not sent again');
          }
        }}
        trigger={
          <Button size="sm" aria-label="Change model">
            Change model
          </Button>
        }
      />
    </div>
  );
}

/** Seconds until a retry can work. */
function useWait(message: MessageView, error: RunError): number {
  const endedAt = message.run?.endedAt ?? 0;
  const mustWait = error.retryAfterS !== undefined;
  return Math.max(0, Math.ceil(error.retryAfterS ?? 0) - useElapsed(endedAt, mustWait));
}
