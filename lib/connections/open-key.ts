import type { connections } from '#db/schema/connections';
import { sealBinding } from './seal-binding.ts';
import type { Secret } from './secret.ts';

type Row = Pick<typeof connections.$inferSelect, 'id' | 'baseUrl' | 'sealedKey'>;

/** A row's key; empty where it has none, null where it does not open: sealed for another row or address, or under another secret. */
export function openKey(secret: Secret, row: Row): string | null {
  if (row.sealedKey === null) return '';
  try {
    return secret.unseal(row.sealedKey, sealBinding(row));
  } catch {
    return null;
  }
}
