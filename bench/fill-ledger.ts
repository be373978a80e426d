import type { Db } from '#db/client';

const MODELS = 40;
const MEMBERS = 50;
const KEYS = 150;
const AT_ONCE = 250_000;
const DAY_MS = 86_400_000;

const DIMENSIONS = [
  ['all', "''", "''"],
  ['model', 'coalesce(served_model, requested_model)', 'coalesce(served_model, requested_model)'],
  ['member', 'member_id', 'member_name'],
  ['key', 'key_id', 'key_name'],
  ['provider', 'provider', 'provider'],
  ['purpose', 'purpose', 'purpose'],
  ['app', 'app', 'app'],
] as const;

/**
 * Fills an empty ledger with settled calls by SQL alone, in the order of time, and books them as the product would have; `verify-ledger`
 * says whether that is so.
 */
export function fillLedger(
  { client }: Db,
  { count, days, until }: { count: number; days: number; until: number },
): void {
  const from = until - days * DAY_MS;
  client.pragma('cache_size = -262144');
  const insert = client.prepare(`
    insert into calls (id, state, ending, cost_source, opened_at, ended_at, settled_at, member_id, member_name, key_id, key_name, purpose, app,
      connection_id, connection_name, requested_model, served_model, provider, is_streamed, held_nano, cost_nano, prompt_tokens,
      completion_tokens, cached_tokens, cache_write_tokens, reasoning_tokens, first_token_ms, duration_ms, finish_reason, http_status)
    with recursive n(i) as (select @first union all select i + 1 from n where i < @last),
    r as materialized (select i, @from + cast(i * @step as integer) as at, abs(random()) as a, abs(random()) as b, abs(random()) as c from n)
    select printf('%012d', i), 'settled', iif(a % 80 = 0, 'broke', 'finished'), iif(a % 90 = 0, 'estimated', 'reported'), at, at + 2400, at + 2400,
      'm' || (b % ${MEMBERS}), 'Member ' || (b % ${MEMBERS}), iif(c % 3, 'k' || (b % ${KEYS}), null), iif(c % 3, 'Key ' || (b % ${KEYS}), null),
      iif(c % 3, 'api', 'chat'), iif(c % 9, null, 'Nightly report'), 'env', 'OpenRouter', 'author/model-' || (a % ${MODELS}), 'author/model-' || (a % ${MODELS}),
      'Provider ' || (a % 12), 1, 5000000, 1000 + b % 9000000, 100 + a % 20000, 20 + c % 4000, a % 100, 0, 0, 200 + a % 900, 800 + c % 20000, 'stop', 200
    from r`);
  const step = (until - from) / count;
  for (let first = 0; first < count; first += AT_ONCE) {
    client.transaction(() => insert.run({ first, last: Math.min(first + AT_ONCE, count) - 1, from, step }))();
    client.pragma('wal_checkpoint(TRUNCATE)');
  }
  for (const [dimension, value, label] of DIMENSIONS) book(client, dimension, value, label);
  for (const [measure, column] of [
    ['first_token', 'first_token_ms'],
    ['duration', 'duration_ms'],
  ] as const)
    client.exec(`insert into latencies (day, model, measure, bucket, calls)
      select opened_at - opened_at % ${DAY_MS}, served_model, '${measure}', cast(floor(ln(${column}) / ln(1.1)) as integer), count(*)
      from calls where ending = 'finished' group by 1, 2, 3, 4`);
  client.pragma('wal_checkpoint(TRUNCATE)');
}

function book(client: Db['client'], dimension: string, value: string, label: string): void {
  const columns =
    'calls, failed, cost_nano, estimated_nano, prompt_tokens, completion_tokens, cached_tokens, reasoning_tokens';
  const sums = columns.split(', ').map((column) => `sum(${column})`);
  client.exec(`insert into rollups (grain, dimension, starts_at, value, label, ${columns})
    select 'hour', '${dimension}', opened_at - opened_at % 3600000, ${value}, max(${label}), count(*), sum(ending = 'broke'), sum(cost_nano),
      sum(iif(cost_source = 'estimated', cost_nano, 0)), sum(prompt_tokens), sum(completion_tokens), sum(cached_tokens), sum(reasoning_tokens)
    from calls where ${value} is not null group by 3, 4`);
  client.exec(`insert into rollups (grain, dimension, starts_at, value, label, ${columns})
    select 'day', dimension, starts_at - starts_at % ${DAY_MS}, value, max(label), ${sums.join(', ')}
    from rollups where grain = 'hour' and dimension = '${dimension}' group by 3, 4`);
}
