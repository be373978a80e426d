import type { ConversationView, MessagesPage, MessageView, PaneSettings, Rating } from '#lib/conversations/view';
import type { FileView } from '#lib/files/file-view';
import { api } from '@/components/shell/api';
import { ApiError } from '@/components/shell/api-error';
import type { ConversationStore } from './conversation-store.ts';
import type { Filing } from './filing.ts';
import { newUuid } from './new-uuid.ts';
import { type Prompt, partsOf } from './prompt.ts';

export type ConversationActions = ReturnType<typeof createConversationActions>;

/** What a function returned, or how it failed. */
export type ToolResult = { readonly toolCallId: string; readonly output: string; readonly isError: boolean };

const SEND_AGAIN_AFTER_MS = [500, 1_500];

/** What a person can do to a conversation. Each rejects with an `ApiError` when it was refused. */
export function createConversationActions(store: ConversationStore) {
  const path = `/api/conversations/${store.id}`;

  async function change(answer: Promise<ConversationView>): Promise<void> {
    store.replace(await answer);
  }

  const getPage = (paneId: string, place: Record<string, string>): Promise<MessagesPage> =>
    api.get(`${path}/panes/${paneId}/messages?${new URLSearchParams(place)}`);

  return {
    /** Shows the prompt at once. Its id makes sending it again after a broken network harmless. */
    async send(prompt: Prompt, paneIds: readonly string[]): Promise<void> {
      store.expect({ turnId: prompt.id, parts: partsOf(prompt), paneIds });
      try {
        await sendUntilHeard(() => api.post(`${path}/turns`, { ...toBody(prompt), paneIds }));
      } catch (error) {
        store.forget(prompt.id);
        throw error;
      }
    },
    /** Sends another version of these prompts, one of each pane. */
    edit: (prompt: Prompt, messageIds: readonly string[]): Promise<void> =>
      sendUntilHeard(() => api.post(`${path}/turns`, { ...toBody(prompt), edits: messageIds })),
    async stop(runIds?: readonly string[]): Promise<void> {
      await api.post(`${path}/stop`, runIds ? { runIds } : {});
    },
    /** Answers the prompt of this answer again; the new answer is another version of it. */
    async retry(answer: MessageView, model?: string): Promise<void> {
      const body = { id: newUuid(), messageId: answer.parentId, ...(model ? { model } : {}) };
      await sendUntilHeard(() => api.post(`${path}/runs`, body));
    },
    /** Goes on where this answer was cut off; what comes of it is another version of it. */
    async goOn(answer: MessageView): Promise<void> {
      const body = { id: newUuid(), messageId: answer.parentId, continues: answer.id };
      await sendUntilHeard(() => api.post(`${path}/runs`, body));
    },
    /** Begins a conversation that goes on from this message. Before a prompt, its files wait there to be sent anew. */
    branch: (messageId: string): Promise<{ id: string; files: FileView[] }> => {
      const body = { id: newUuid(), messageId };
      return sendUntilHeard(() => api.post<{ id: string; files: FileView[] }>(`${path}/branches`, body));
    },
    deleteMessage: (messageId: string): Promise<void> =>
      change(api.delete<ConversationView>(`${path}/messages/${messageId}`)),
    restoreMessage: (messageId: string): Promise<void> =>
      change(api.post<ConversationView>(`${path}/messages/${messageId}/restore`)),
    /** Null takes the verdict back. */
    async rate(messageId: string, value: Rating | null): Promise<void> {
      const before = store.snapshot().conversation.ratings[messageId] ?? null;
      store.rate(messageId, value);
      try {
        await api.put(`${path}/messages/${messageId}/rating`, { value });
      } catch (error) {
        store.rate(messageId, before);
        throw error;
      }
    },
    /** Reads more of a pane's past, beside a message that is shown. `onRead` is called in the moment before it is shown. */
    async readPage(paneId: string, place: { before: string } | { after: string }, onRead: () => void): Promise<void> {
      const page = await getPage(paneId, place);
      onRead();
      store.insert(paneId, page, place);
    },
    /** Reads the messages around one that the pane shows, however far back it is. */
    async readAround(paneId: string, messageId: string): Promise<void> {
      store.insert(paneId, await getPage(paneId, { around: messageId }), 'past');
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
    changeSettings: (paneId: string, settings: PaneSettings): Promise<void> =>
      change(api.patch<ConversationView>(`${path}/panes/${paneId}`, { settings })),
    /** Says what came of the functions that an answer called; its model goes on from there. */
    async sendResults(messageId: string, results: readonly ToolResult[]): Promise<void> {
      await sendUntilHeard(() => api.post(`${path}/results`, { id: newUuid(), messageId, results }));
    },
    showVersion: (paneId: string, headId: string): Promise<void> =>
      change(api.patch<ConversationView>(`${path}/panes/${paneId}`, { headId })),
    file: (filing: Filing): Promise<void> => change(api.patch<ConversationView>(path, filing)),
    locate: (messageId: string): Promise<{ paneId: string; isShown: boolean }> =>
      api.get(`${path}/messages/${messageId}`),
    rename: (title: string): Promise<void> => change(api.patch<ConversationView>(path, { title })),
  };
}

function toBody({ id, text, files }: Prompt) {
  return { id, text, ...(files.length > 0 ? { files: files.map((file) => file.id) } : {}) };
}

async function sendUntilHeard<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  for (const afterMs of SEND_AGAIN_AFTER_MS) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, afterMs));
    }
  }
  return send();
}
