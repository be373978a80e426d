import { route } from '#lib/http/route';
import { compareNow } from '#lib/invoice/compare-now';

export const POST = route('admin', ({ app, principal }) => compareNow(app, principal));
