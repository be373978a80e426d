import { route } from '#lib/http/route';
import { reviewDifference } from '#lib/invoice/review-difference';

export const POST = route('admin', ({ app, principal, body }) => reviewDifference(app, principal, body));
