import type { MessagesPage, MessageView } from '#lib/conversations/view';
import type { ConversationState } from './conversation-state.ts';
import { gapOf } from './gap-of.ts';

/** Where a page that was read belongs: right before a message that is shown, right after one, or wherever it is, before the end. */
export type Place = { readonly before: string } | { readonly after: string } | 'past';

/** Puts a page of a pane's past where it belongs; one that does not fit there any more is let go. What it leaves out is a gap. */
export function insertPage(
  state: ConversationState,
  paneId: string,
  page: MessagesPage,
  place: Place,
): ConversationState {
  const pane = state.panes.find((one) => one.id === paneId);
  const messages = pane ? merge(pane.messages, page.messages, place) : null;
  if (!pane || !messages) return state;
  const isFirst = page.messages.length === 0 || messages[0] === page.messages[0];
  const next = { ...pane, messages, hasEarlier: isFirst ? page.hasEarlier : pane.hasEarlier };
  return {
    ...state,
    panes: state.panes.map((one) => (one === pane ? next : one)),
    ratings: { ...page.ratings, ...state.ratings },
  };
}

function merge(shown: readonly MessageView[], page: readonly MessageView[], place: Place): MessageView[] | null {
  if (place === 'past') {
    const end = shown.slice(gapOf(shown));
    return [...without(page, end), ...end];
  }
  const at = shown.findIndex(({ id }) => id === ('before' in place ? place.before : place.after));
  const known = shown[at];
  if (!known) return null;
  if ('before' in place) {
    const past = shown.slice(0, at);
    return (page.at(-1)?.id ?? null) === known.parentId ? [...past, ...without(page, past), ...shown.slice(at)] : null;
  }
  const rest = shown.slice(at + 1);
  return page[0]?.parentId === known.id ? [...shown.slice(0, at + 1), ...without(page, rest), ...rest] : null;
}

function without(page: readonly MessageView[], others: readonly MessageView[]): MessageView[] {
  const ids = new Set(others.map(({ id }) => id));
  return page.filter(({ id }) => !ids.has(id));
}
