import { route } from '#lib/http/route';
import { searchMessages } from '#lib/search/search-messages';

export const GET = route('viewer', ({ app, principal, query }) => searchMessages(app, principal, query));
