import { route } from '#lib/http/route';
import { getPreferences } from '#lib/preferences/get-preferences';
import { savePreferences } from '#lib/preferences/save-preferences';

export const GET = route('viewer', ({ app, principal }) => getPreferences(app, principal));

export const PUT = route('viewer', ({ app, principal, body }) => savePreferences(app, principal, body));
