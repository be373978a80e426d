import { removeConnection } from '#lib/connections/remove-connection';
import { updateConnection } from '#lib/connections/update-connection';
import { route } from '#lib/http/route';

export const PATCH = route('admin', ({ app, principal, params, body }) =>
  updateConnection(app, principal, params.id, body),
);

export const DELETE = route('admin', ({ app, principal, params }) => removeConnection(app, principal, params.id));
