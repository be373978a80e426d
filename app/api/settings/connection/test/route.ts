import { testConnection } from '#lib/connections/test-connection';
import { route } from '#lib/http/route';

export const POST = route('admin', ({ app, principal }) => testConnection(app, principal));
