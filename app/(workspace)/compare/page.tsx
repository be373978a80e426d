import type { Metadata } from 'next';
import { isAtLeast } from '#lib/auth/role';
import { listConversations } from '#lib/conversations/list-conversations';
import { requirePage } from '#lib/http/require-page';
import { toModelRows } from '#lib/models/to-model-rows';
import { getPreferences } from '#lib/preferences/get-preferences';
import { NewComparison } from '@/components/chat/new-comparison';
import { defaultModels } from '@/components/models/default-models';

export const metadata: Metadata = { title: 'New comparison' };

const LOOKED_AT = 20;
const FIRST_CHOICE = 3;

export default async function NewComparisonPage({
  searchParams,
}: {
  searchParams: Promise<{ model?: string | string[] }>;
}) {
  const { app, principal } = await requirePage('viewer');
  const { conversations } = await listConversations(app, principal, { limit: LOOKED_AT });
  const models = toModelRows(app.catalogue.list());
  const lastCompared = conversations.find(({ models }) => new Set(models).size > 1)?.models ?? [];
  const asked = [(await searchParams).model ?? []].flat();
  const chosen = defaultModels(models, [...asked, ...lastCompared], Math.max(FIRST_CHOICE, new Set(lastCompared).size));
  const known = models.filter(({ id }) => chosen.includes(id)).map(({ id, name }) => ({ id, name }));
  return (
    <NewComparison
      canWrite={isAtLeast(principal.role, 'member')}
      defaultModels={chosen}
      defaultSettings={getPreferences(app, principal).chatSettings}
      models={known}
    />
  );
}
