'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { useConversationContext } from './conversation-context.tsx';
import { useShownPane } from './shown-pane.tsx';

const SETTLE_MS = 350;
const GLOW = [{ backgroundColor: 'var(--accent-soft)' }, { backgroundColor: 'transparent' }];

/** Brings the message that the address names into sight, whatever page, pane or version it stands in. */
export function JumpToMessage() {
  const messageId = useSearchParams().get('message');
  const { store, actions, attempt } = useConversationContext();
  const { choose } = useShownPane();

  const isLoaded = (paneId: string) => store.pane(paneId)?.messages.some((message) => message.id === messageId);
  const jump = useEffectEvent(async (id: string) => {
    const found = await actions.locate(id);
    choose(found.paneId);
    if (!found.isShown) await actions.showVersion(found.paneId, id);
    if (!isLoaded(found.paneId)) await actions.readAround(found.paneId, id);
    await painted();
    const element = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
    if (!element) return;
    element.scrollIntoView({ block: 'center' });
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.animate(GLOW, { duration: 2_400, easing: 'ease-out' });
    // What is drawn on the way there moves what is below it.
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    element.scrollIntoView({ block: 'center' });
  });
  const attemptJump = useEffectEvent((id: string) => void attempt(jump(id), 'The message could not be shown'));
  useEffect(() => {
    if (messageId) attemptJump(messageId);
  }, [messageId]);
  return null;
}

async function painted(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}
