import type { Db } from '#db/client';
import { alertWebhooks } from '#db/schema/budgets';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import type { Secret } from '#lib/connections/secret';
import type { Env } from '#lib/env';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import type { AlertWebhook } from './alert-webhook.ts';
import { requireManager } from './require-manager.ts';
import { formOf, WebhookInput, whyNotAllowed } from './webhook-input.ts';
import { makeSigningSecret, sealWebhook, WEBHOOK_ID } from './webhook-secret.ts';

type Slice = { db: Db; secret: Pick<Secret, 'seal'>; env: Pick<Env, 'PARALLAX_PRIVATE_ORIGINS'> };

/**
 * Sends alerts to another address from now on. Address and signing secret are sealed; the secret is made anew and this is the only time
 * that it is told.
 * @throws AppError `forbidden` below admin, `invalid_request`.
 */
export async function saveAlertWebhook(
  app: Slice,
  principal: Principal,
  input: unknown,
): Promise<{ webhook: AlertWebhook; signingSecret: string }> {
  requireManager(principal);
  const parsed = parseInput(WebhookInput, input);
  const url = new URL(parsed.url);
  const objection = whyNotAllowed(url, app.env.PARALLAX_PRIVATE_ORIGINS);
  if (objection) throw new AppError('invalid_request', `The field “url” is not valid: ${objection}.`, { field: 'url' });
  const signingSecret = makeSigningSecret();
  const { masked, ...sealed } = sealWebhook(app.secret, { url, signingSecret });
  const webhook: AlertWebhook = { masked, form: parsed.form ?? formOf(url), updatedAt: Date.now() };
  await app.db.commit((orm) => {
    orm
      .insert(alertWebhooks)
      .values({ id: WEBHOOK_ID, ...sealed, ...webhook })
      .onConflictDoUpdate({ target: alertWebhooks.id, set: { ...sealed, ...webhook } })
      .run();
    const target = { id: WEBHOOK_ID, name: webhook.masked };
    writeAudit(orm, principal, { action: 'webhook.save', target, details: { form: webhook.form } });
  });
  return { webhook, signingSecret };
}
