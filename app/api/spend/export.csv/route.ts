import { fileAnswer } from '#lib/http/file-answer';
import { route } from '#lib/http/route';
import { exportCalls } from '#lib/spend/export-calls';

export const GET = route('member', ({ app, principal, query }) => fileAnswer(exportCalls(app, principal, query)));
