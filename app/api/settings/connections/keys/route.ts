import { addOpenRouterKey } from '#lib/connections/add-openrouter-key';
import { route } from '#lib/http/route';

export const POST = route('admin', ({ app, principal, body }) => addOpenRouterKey(app, principal, body));
