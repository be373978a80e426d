import type { ConversationView, MessageView } from '#lib/conversations/view';
import { api } from '@/components/shell/api';
import { ApiError } from '@/components/shell/api-error';
import type { ConversationStore } from './conversation-store.ts';
import { newUuid } from './new-uuid.ts';

export type ConversationActions = ReturnType<typeof createConversationActions>;

const SEND_AGAIN_AFTER_MS = [500, 1_500];

/** What a person can do to a conversation. Each rejects with an `ApiError` when it was refused. */
export function createConversationActions(store: ConversationStore) {
  const path = `/api/conversations/${store.id}`;

  async function change(answer: Promise<ConversationView>): Promise<void> {
    store.replace(await answer);
  }

  return {
    /** Shows the prompt at once. The same turn id makes sending it again after a broken network harmless. */
    async send(text: string, paneIds: readonly string[]): Promise<void> {
      const turnId = newUuid();
      store.expect({ turnId, text, paneIds });
      try {
        await sendUntilHeard(() => api.post(`${path}/turns`, { id: turnId, text, paneIds }));
      } catch (error) {
        store.forget(turnId);
        throw error;
      }
    },
    async stop(runIds?: readonly string[]): Promise<void> {
      await api.post(`${path}/stop`, runIds ? { runIds } : {});
    },
    /** Answers the prompt of this answer again; the new answer is another version of it. */
    async retry(answer: MessageView, model?: string): Promise<void> {
      const body = { id: newUuid(), messageId: answer.parentId, ...(model ? { model } : {}) };
      await sendUntilHeard(() => api.post(`${path}/runs`, body));
    },
    addPane: (model: string, from?: { paneId: string; run: boolean }): Promise<void> =>
      change(
        api.post<ConversationView>(`${path}/panes`, {
          id: newUuid(),
          model,
          ...(from ? { fromPaneId: from.paneId, run: from.run } : {}),
        }),
      ),
    removePane: (paneId: string): Promise<void> => change(api.delete<ConversationView>(`${path}/panes/${paneId}`)),
    changeModel: (paneId: string, model: string): Promise<void> =>
      change(api.patch<ConversationView>(`${path}/panes/${paneId}`, { model })),
    showVersion: (paneId: string, headId: string): Promise<void> =>
      change(api.patch<ConversationView>(`${path}/panes/${paneId}`, { headId })),
    rename: (title: string): Promise<void> => change(api.patch<ConversationView>(path, { title })),
  };
}

async function sendUntilHeard(send: () => Promise<unknown>): Promise<void> {
  for (const afterMs of SEND_AGAIN_AFTER_MS) {
    try {
      await send();
      return;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, afterMs));
    }
  }
  await send();
}
