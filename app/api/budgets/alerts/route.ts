import { listAlerts } from '#lib/budgets/list-alerts';
import { route } from '#lib/http/route';

export const GET = route('admin', async ({ app, principal }) => ({ alerts: await listAlerts(app, principal) }));
