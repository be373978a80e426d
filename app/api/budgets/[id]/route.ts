import { getBudget } from '#lib/budgets/get-budget';
import { removeBudget } from '#lib/budgets/remove-budget';
import { saveBudget } from '#lib/budgets/save-budget';
import { noContent } from '#lib/http/answer';
import { route } from '#lib/http/route';

export const GET = route('member', ({ app, principal, params }) => getBudget(app, principal, params.id));

export const PATCH = route('admin', ({ app, principal, params, body }) => saveBudget(app, principal, params.id, body));

export const DELETE = route('admin', async ({ app, principal, params }) => {
  await removeBudget(app, principal, params.id);
  return noContent();
});
