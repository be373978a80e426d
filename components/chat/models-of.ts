import type { ConversationView } from '#lib/conversations/view';
import type { KnownModel } from '@/components/models/known-models';

/** The models that appear in a conversation, by the names of the catalogue. */
export function modelsOf(view: ConversationView, find: (id: string) => KnownModel | null): KnownModel[] {
  const ids = view.panes.flatMap((pane) => [
    pane.model,
    ...pane.messages.flatMap((message) => message.run?.model ?? []),
  ]);
  return [...new Set(ids)].flatMap((id) => {
    const model = find(id);
    return model ? [{ id, name: model.name }] : [];
  });
}
