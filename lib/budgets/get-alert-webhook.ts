import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { alertWebhooks } from '#db/schema/budgets';
import type { Principal } from '#lib/auth/principal';
import type { AlertWebhook } from './alert-webhook.ts';
import { requireManager } from './require-manager.ts';
import { WEBHOOK_ID } from './webhook-secret.ts';

/** Where alerts go, masked; null when nowhere but the app. @throws AppError `forbidden` below admin. */
export async function getAlertWebhook(app: { db: Db }, principal: Principal): Promise<AlertWebhook | null> {
  requireManager(principal);
  const { masked, form, updatedAt } = alertWebhooks;
  const shown = app.db.orm.select({ masked, form, updatedAt }).from(alertWebhooks);
  return shown.where(eq(alertWebhooks.id, WEBHOOK_ID)).get() ?? null;
}
