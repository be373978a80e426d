import { listMessages } from '#lib/conversations/list-messages';
import { route } from '#lib/http/route';
import { listReceipts } from '#lib/spend/list-receipts';

export const GET = route('viewer', ({ app, principal, params, query }) =>
  listMessages(app, principal, { conversationId: params.id, paneId: params.paneId }, query, (callIds) =>
    listReceipts(app, principal, callIds),
  ),
);
