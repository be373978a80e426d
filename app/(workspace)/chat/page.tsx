import type { Metadata } from 'next';
import { isAtLeast } from '#lib/auth/role';
import { listConversations } from '#lib/conversations/list-conversations';
import { requirePage } from '#lib/http/require-page';
import { toModelRows } from '#lib/models/to-model-rows';
import { getPreferences } from '#lib/preferences/get-preferences';
import { NewChat } from '@/components/chat/new-chat';
import { defaultModels } from '@/components/models/default-models';

export const metadata: Metadata = { title: 'New chat' };

export default async function NewChatPage({ searchParams }: { searchParams: Promise<{ model?: string | string[] }> }) {
  const { app, principal } = await requirePage('viewer');
  const { model: asked } = await searchParams;
  const { conversations } = await listConversations(app, principal, { limit: 1 });
  const models = toModelRows(app.catalogue.list());
  const lastUsed = conversations.toSorted((a, b) => b.updatedAt - a.updatedAt)[0]?.models ?? [];
  const [model = ''] = defaultModels(models, [...[asked ?? []].flat(), ...lastUsed], 1);
  const known = models.filter(({ id }) => id === model).map(({ id, name }) => ({ id, name }));
  return (
    <NewChat
      key={model}
      canWrite={isAtLeast(principal.role, 'member')}
      defaultModel={model}
      defaultSettings={getPreferences(app, principal).chatSettings}
      models={known}
    />
  );
}
