import { orderKeys } from '#lib/connections/order-keys';
import { route } from '#lib/http/route';

export const PUT = route('admin', ({ app, principal, body }) => orderKeys(app, principal, body));
