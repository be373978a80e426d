import { route } from '#lib/http/route';
import { readShare } from '#lib/sharing/read-share';

/** For whoever has the link: what opens it is in the body, where no log sees it. */
export const POST = route('open', ({ app, body }) => readShare(app, body));
