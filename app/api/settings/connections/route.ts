import { getConnectionSettings } from '#lib/connections/get-connection-settings';
import { route } from '#lib/http/route';

export const GET = route('admin', ({ app, principal }) => getConnectionSettings(app, principal));
