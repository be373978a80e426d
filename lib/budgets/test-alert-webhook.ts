import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import type { Connections } from '#lib/connections/open-connections';
import type { Secret } from '#lib/connections/secret';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { isTaken, postWebhook } from './post-webhook.ts';
import { requireManager } from './require-manager.ts';
import { openWebhook } from './webhook-secret.ts';

type Slice = { db: Db; secret: Pick<Secret, 'unseal'>; connections: Pick<Connections, 'request'> };

/**
 * Sends the team's webhook a message that says it is a test.
 * @throws AppError `forbidden` below admin, `not_found` without a webhook, `upstream_unreachable`, `upstream_failed`.
 */
export async function testAlertWebhook(app: Slice, principal: Principal): Promise<{ status: number }> {
  requireManager(principal);
  const webhook = openWebhook(app.db.orm, app.secret);
  if (!webhook) throw new AppError('not_found', 'There is no webhook to test; save one first.');
  const message = {
    id: newId(),
    type: 'test',
    at: Date.now(),
    text: 'This is a test from Parallax. Budget alerts will come here.',
    data: {},
  } as const;
  const status = await postWebhook(app.connections, webhook, message).catch((error: Error) => {
    throw new AppError('upstream_unreachable', `The webhook could not be reached: ${error.message}.`);
  });
  if (!isTaken(status)) throw new AppError('upstream_failed', `The webhook was reached, but answered ${status}.`);
  return { status };
}
