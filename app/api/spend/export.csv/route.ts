import { csvAnswer } from '#lib/http/csv-answer';
import { route } from '#lib/http/route';
import { exportCalls } from '#lib/spend/export-calls';

export const GET = route('member', ({ app, principal, query }) => csvAnswer(exportCalls(app, principal, query)));
