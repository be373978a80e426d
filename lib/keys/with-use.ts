import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { NO_SPEND } from '#lib/spend/key-spend';
import { spendOfKeys } from '#lib/spend/spend-of-keys';
import type { KeyView } from './key-view.ts';
import type { UsedKey } from './used-key.ts';

/** Keys that the principal manages, each with its use. */
export async function withUse(app: { db: Db }, principal: Principal, views: readonly KeyView[]): Promise<UsedKey[]> {
  const spends = await spendOfKeys(
    app,
    principal,
    views.map(({ id }) => id),
  );
  return views.map((view) => ({ ...view, use: spends.get(view.id) ?? NO_SPEND }));
}
