import { testAlertWebhook } from '#lib/budgets/test-alert-webhook';
import { route } from '#lib/http/route';

export const POST = route('admin', ({ app, principal }) => testAlertWebhook(app, principal));
