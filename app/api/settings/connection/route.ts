import { getConnectionSettings } from '#lib/connections/get-connection-settings';
import { removeOpenRouterKey } from '#lib/connections/remove-openrouter-key';
import { saveOpenRouterKey } from '#lib/connections/save-openrouter-key';
import { route } from '#lib/http/route';

export const GET = route('admin', ({ app, principal }) => getConnectionSettings(app, principal));

export const PUT = route('admin', ({ app, principal, body }) => saveOpenRouterKey(app, principal, body));

export const DELETE = route('admin', ({ app, principal }) => removeOpenRouterKey(app, principal));
