import { testConnection } from '#lib/connections/test-connection';
import { route } from '#lib/http/route';

export const POST = route('admin', ({ app, principal, params }) => testConnection(app, principal, params.id));
