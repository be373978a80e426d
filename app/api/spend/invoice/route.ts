import { route } from '#lib/http/route';
import { getInvoice } from '#lib/invoice/get-invoice';

export const GET = route('admin', ({ app, principal }) => getInvoice(app, principal));
