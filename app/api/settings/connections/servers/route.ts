import { addServer } from '#lib/connections/add-server';
import { route } from '#lib/http/route';

export const POST = route('admin', ({ app, principal, body }) => addServer(app, principal, body));
