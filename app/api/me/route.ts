import { route } from '#lib/http/route';
import { renameMember } from '#lib/members/rename-member';
import { toMe } from '@/components/shell/to-me';

export const GET = route('viewer', ({ app, principal }) => toMe(principal, app.connections));

export const PATCH = route('viewer', ({ app, principal, body }) => renameMember(app, principal, body));
