import { exportAudit } from '#lib/audit/export-audit';
import { fileAnswer } from '#lib/http/file-answer';
import { route } from '#lib/http/route';

export const GET = route('admin', ({ app, principal, query }) =>
  fileAnswer(exportAudit(app, principal, 'jsonl', query)),
);
