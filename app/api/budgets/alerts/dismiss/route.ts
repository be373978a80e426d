import { dismissAlerts } from '#lib/budgets/dismiss-alerts';
import { noContent } from '#lib/http/answer';
import { route } from '#lib/http/route';

export const POST = route('admin', async ({ app, principal, body }) => {
  await dismissAlerts(app, principal, body);
  return noContent();
});
