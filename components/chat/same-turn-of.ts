import type { MessageView, PaneView } from '#lib/conversations/view';

/** Where a prompt stands in each of the panes that it was sent to at once, and still shows. */
export function sameTurnOf(panes: readonly PaneView[], prompt: MessageView): { paneId: string; id: string }[] {
  return panes.flatMap((pane) => {
    const same = pane.messages.find(
      (one) => one.role === 'user' && (one.id === prompt.id || (one.turnId !== null && one.turnId === prompt.turnId)),
    );
    return same ? [{ paneId: pane.id, id: same.id }] : [];
  });
}
