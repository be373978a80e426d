import type { Db, Orm } from '#db/client';
import { alertWebhooks } from '#db/schema/budgets';

/** Whether there is a place outside the app that alerts are told. */
export function hasWebhook(db: Db): boolean {
  return db.prepared(webhookStatement).get() !== undefined;
}

function webhookStatement(orm: Orm) {
  return orm.select({ id: alertWebhooks.id }).from(alertWebhooks).limit(1).prepare();
}
