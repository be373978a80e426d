import type Database from 'better-sqlite3';

export type CallRow = {
  readonly id: string;
  readonly state: string;
  readonly ending: string | null;
  readonly cost_source: string | null;
  readonly cost_digits: string | null;
  readonly cost_nano: number | null;
  readonly generation_id: string | null;
  readonly requested_model: string;
  readonly served_model: string | null;
  readonly error_code: string | null;
  readonly http_status: number | null;
  readonly is_overrun: 0 | 1;
  readonly anomaly: 'nothing' | 'hundredfold' | null;
  /** How often it was sent upstream. */
  readonly attempts: number;
};

/** Every call of the ledger, oldest first. */
export function callRows(client: Database.Database): CallRow[] {
  return client
    .prepare(
      'select *, (select count(*) from attempts where call_id = calls.id) as attempts from calls order by opened_at, id',
    )
    .all() as CallRow[];
}
