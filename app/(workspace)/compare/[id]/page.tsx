import type { Metadata } from 'next';
import { getConversation } from '#lib/conversations/get-conversation';
import { orNotFound } from '#lib/http/or-not-found';
import { requirePage } from '#lib/http/require-page';
import { listReceipts } from '#lib/spend/list-receipts';
import { ConversationScreen } from '@/components/chat/conversation-screen';
import { modelsOf } from '@/components/chat/models-of';

export const metadata: Metadata = { title: 'Comparison' };

export default async function ComparePage({ params }: { params: Promise<{ id: string }> }) {
  const { app, principal } = await requirePage('viewer');
  const { id } = await params;
  const view = await orNotFound(
    getConversation(app, principal, id, (callIds) => listReceipts(app, principal, callIds)),
  );
  return <ConversationScreen kind="compare" view={view} models={modelsOf(view, app.catalogue.find)} />;
}
