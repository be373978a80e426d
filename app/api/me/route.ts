import { route } from '#lib/http/route';
import { toMe } from '@/components/shell/to-me';

export const GET = route('viewer', ({ app, principal }) => toMe(principal, app.connections));
