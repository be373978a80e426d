import Database from 'better-sqlite3';
import { digitsOf, exact, plus } from './exact.ts';

/** One generation as the sandbox keeps it. Costs are unrounded decimal digits in USD; times are epoch ms; tokens are what is billed. */
export type Generation = {
  readonly id: string;
  readonly key: string;
  readonly created_at: number;
  /** Null while it runs. */
  readonly ended_at: number | null;
  readonly requested_model: string;
  readonly model: string;
  readonly provider: string;
  readonly streamed: 0 | 1;
  readonly cancelled: 0 | 1;
  readonly finish_reason: string | null;
  readonly native_finish_reason: string | null;
  readonly prompt_tokens: number;
  readonly cached_tokens: number;
  readonly completion_tokens: number;
  readonly reasoning_tokens: number;
  readonly web_searches: number;
  /** What OpenRouter charges. */
  readonly cost: string;
  /** What the provider charges; with `is_byok` the caller pays it beside `cost`, else it is the same money. */
  readonly upstream_cost: string;
  readonly is_byok: 0 | 1;
  /** Until the first token; null before it. */
  readonly latency_ms: number | null;
  readonly external_user: string | null;
  readonly session_id: string | null;
  readonly referer: string | null;
  readonly user_agent: string | null;
};

export type Ending = Pick<
  Generation,
  | 'id'
  | 'ended_at'
  | 'cancelled'
  | 'finish_reason'
  | 'native_finish_reason'
  | 'completion_tokens'
  | 'reasoning_tokens'
  | 'web_searches'
  | 'cost'
  | 'upstream_cost'
  | 'latency_ms'
>;

export type ChargeRecord = ReturnType<typeof openRecord>;

const COLUMNS: readonly (keyof Generation)[] = [
  'id',
  'key',
  'created_at',
  'ended_at',
  'requested_model',
  'model',
  'provider',
  'streamed',
  'cancelled',
  'finish_reason',
  'native_finish_reason',
  'prompt_tokens',
  'cached_tokens',
  'completion_tokens',
  'reasoning_tokens',
  'web_searches',
  'cost',
  'upstream_cost',
  'is_byok',
  'latency_ms',
  'external_user',
  'session_id',
  'referer',
  'user_agent',
];
const ENDING: readonly (keyof Ending)[] = [
  'ended_at',
  'cancelled',
  'finish_reason',
  'native_finish_reason',
  'completion_tokens',
  'reasoning_tokens',
  'web_searches',
  'cost',
  'upstream_cost',
  'latency_ms',
];

/**
 * What the sandbox charged. A generation is written with its full cost before the first byte it bills, so that a process that
 * dies has billed it in full; an ending may lower it.
 */
export function openRecord(file: string, now: () => number) {
  const client = new Database(file);
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = NORMAL');
  client.pragma('busy_timeout = 5000');
  client.exec(`CREATE TABLE IF NOT EXISTS generations (
    id TEXT PRIMARY KEY, key TEXT NOT NULL, created_at INTEGER NOT NULL, ended_at INTEGER, requested_model TEXT NOT NULL, model TEXT NOT NULL,
    provider TEXT NOT NULL, streamed INTEGER NOT NULL, cancelled INTEGER NOT NULL, finish_reason TEXT, native_finish_reason TEXT,
    prompt_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL, completion_tokens INTEGER NOT NULL, reasoning_tokens INTEGER NOT NULL,
    web_searches INTEGER NOT NULL, cost TEXT NOT NULL, upstream_cost TEXT NOT NULL, is_byok INTEGER NOT NULL, latency_ms INTEGER,
    external_user TEXT, session_id TEXT, referer TEXT, user_agent TEXT) STRICT;
    CREATE INDEX IF NOT EXISTS generations_by_key ON generations (key, created_at)`);
  client.prepare('UPDATE generations SET ended_at = ? WHERE ended_at IS NULL').run(now());

  const insert = client.prepare(
    `INSERT INTO generations (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((name) => `@${name}`).join(', ')})`,
  );
  const update = client.prepare(
    `UPDATE generations SET ${ENDING.map((name) => `${name} = @${name}`).join(', ')} WHERE id = @id`,
  );
  const one = client.prepare<[string], Generation>('SELECT * FROM generations WHERE id = ?');
  const since = client.prepare<[string, number], Generation>(
    'SELECT * FROM generations WHERE key = ? AND created_at >= ? ORDER BY rowid',
  );
  const freeSince = client.prepare<[string, number], { count: number }>(
    "SELECT count(*) AS count FROM generations WHERE key = ? AND created_at >= ? AND (requested_model LIKE '%:free%' OR model LIKE '%:free')",
  );
  const between = client.prepare<[number, number], Generation>(
    'SELECT * FROM generations WHERE created_at >= ? AND created_at < ? ORDER BY rowid',
  );
  const all = client.prepare<[], Generation>('SELECT * FROM generations ORDER BY rowid');

  return {
    begin: (generation: Generation): void => void insert.run(generation),
    /** Whoever began a generation ends it, once. */
    end: (ending: Ending): void => void update.run(ending),
    find: (id: string): Generation | null => one.get(id) ?? null,
    ofKey: (key: string, from: number): Generation[] => since.all(key, from),
    freeCount: (key: string, from: number): number => freeSince.get(key, from)?.count ?? 0,
    between: (from: number, to: number): Generation[] => between.all(from, to),
    all: (): Generation[] => all.all(),
    close: (): void => void client.close(),
  };
}

/** What generations cost the caller together, as digits. */
export function totalOf(generations: readonly Generation[]): string {
  return digitsOf(
    plus(
      ...generations.flatMap(({ cost, upstream_cost, is_byok }) => [
        exact(cost),
        ...(is_byok ? [exact(upstream_cost)] : []),
      ]),
    ),
  );
}
