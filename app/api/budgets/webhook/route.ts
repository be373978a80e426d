import { getAlertWebhook } from '#lib/budgets/get-alert-webhook';
import { removeAlertWebhook } from '#lib/budgets/remove-alert-webhook';
import { saveAlertWebhook } from '#lib/budgets/save-alert-webhook';
import { noContent } from '#lib/http/answer';
import { route } from '#lib/http/route';

export const GET = route('admin', async ({ app, principal }) => ({ webhook: await getAlertWebhook(app, principal) }));

export const PUT = route('admin', ({ app, principal, body }) => saveAlertWebhook(app, principal, body));

export const DELETE = route('admin', async ({ app, principal }) => {
  await removeAlertWebhook(app, principal);
  return noContent();
});
