import { listSubjects } from '#lib/budgets/list-subjects';
import { route } from '#lib/http/route';

export const GET = route('admin', ({ app, principal }) => listSubjects(app, principal));
