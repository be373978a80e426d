import { listAudit } from '#lib/audit/list-audit';
import { route } from '#lib/http/route';

export const GET = route('admin', ({ app, principal, query }) => listAudit(app, principal, query));
