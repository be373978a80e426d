import { listTags } from '#lib/conversations/list-tags';
import { route } from '#lib/http/route';

export const GET = route('viewer', ({ app, principal }) => listTags(app, principal));
