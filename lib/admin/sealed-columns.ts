import { WEBHOOK_BINDINGS } from '#lib/budgets/webhook-secret';
import { sealBinding } from '#lib/connections/seal-binding';

type Row = Readonly<Record<string, string>>;

/** A column whose texts are sealed, and for what each row's is bound. Null in it is nothing sealed. */
type SealedColumn = { table: string; column: string; toBinding: (row: Row) => string };

/** Everything that the secret seals but its own check. A test finds every other use of `seal` and `derive` and fails on one that is not known. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  {
    table: 'connections',
    column: 'sealed_key',
    toBinding: (row) => sealBinding({ id: row.id ?? '', baseUrl: row.base_url ?? '' }),
  },
  { table: 'alert_webhooks', column: 'sealed_url', toBinding: () => WEBHOOK_BINDINGS.sealedUrl },
  { table: 'alert_webhooks', column: 'sealed_signing_secret', toBinding: () => WEBHOOK_BINDINGS.sealedSigningSecret },
];
