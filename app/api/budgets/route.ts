import { listBudgets } from '#lib/budgets/list-budgets';
import { saveBudget } from '#lib/budgets/save-budget';
import { created } from '#lib/http/answer';
import { route } from '#lib/http/route';

export const GET = route('member', async ({ app, principal }) => ({ budgets: await listBudgets(app, principal) }));

export const POST = route('admin', async ({ app, principal, body }) =>
  created(await saveBudget(app, principal, null, body)),
);
