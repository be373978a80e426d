import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { readCharges } from '#lib/sandbox/read-charges';
import { totalOf } from '#lib/sandbox/record';

type Booked = {
  id: string;
  generation_id: string | null;
  cost_digits: string | null;
  cost_source: string;
  cost_nano: number;
  state: string;
};

/** How long calls that were cut off may stay without a cost, once upstream can be asked. */
const RESOLVED_MS = 60_000;

export type Books = {
  readonly calls: number;
  readonly charges: number;
  readonly estimated: number;
  readonly unseen: number;
};

/** Waits until no call is pending. @throws Error after a minute. */
export async function untilResolved(dataDir: string): Promise<void> {
  const endsAt = Date.now() + RESOLVED_MS;
  const pending = () => query<{ state: string }>(dataDir, "select * from calls where state in ('open', 'unsettled')");
  for (let left = pending(); left.length > 0; left = pending()) {
    assert(Date.now() < endsAt, `calls are pending a minute after the start: ${JSON.stringify(left)}`);
    await sleep(100);
  }
}

/**
 * What must hold of a data folder when all is quiet and its server has ended: nothing pending or held, every charge booked with the same digits or
 * listed as an estimate of a call whose process died before it knew the generation's id, a ledger that adds up, no secret.
 */
export function closeBooks(options: {
  dataDir: string;
  sandboxFile: string;
  output: string;
  secrets: readonly string[];
}): Books {
  const { dataDir } = options;
  const calls = query<Booked>(dataDir, 'select * from calls');
  assert.deepEqual(
    calls.filter(({ state }) => state === 'open' || state === 'unsettled'),
    [],
    'no call is in a state that is not final',
  );
  const [held] = query<{ sum: number | null }>(dataDir, 'select sum(held_nano) as sum from budget_windows');
  assert.equal(held?.sum ?? 0, 0, 'nothing is held');

  const { generations } = readCharges(options.sandboxFile);
  const charged = new Map(generations.map((generation) => [generation.id, totalOf([generation])]));
  const known = calls.filter(({ generation_id }) => generation_id !== null);
  const wrong = known.filter(({ generation_id, cost_digits }) => charged.get(generation_id ?? '') !== cost_digits);
  assert.deepEqual(wrong, [], 'what is booked is what was charged, digit for digit');
  const ids = new Set(known.map(({ generation_id }) => generation_id));
  assert.equal(ids.size, known.length, 'no generation is booked twice');
  const unseen = generations.filter(({ id, cost }) => !ids.has(id) && cost !== '0');
  const estimated = calls.filter(
    ({ generation_id, cost_source, cost_nano }) =>
      generation_id === null && cost_source === 'estimated' && cost_nano > 0,
  );
  assert(
    unseen.length <= estimated.length,
    `${unseen.length} charges are in no row of the ledger, ${estimated.length} rows are estimates`,
  );

  const admin = spawnSync(process.execPath, ['lib/admin/main.ts', 'verify-ledger'], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  assert.equal(admin.status, 0, `verify-ledger: ${admin.stdout}${admin.stderr}`);
  expectNoSecret(dataDir, options.output, options.secrets);
  return { calls: calls.length, charges: generations.length, estimated: estimated.length, unseen: unseen.length };
}

function expectNoSecret(dataDir: string, output: string, secrets: readonly string[]): void {
  const files = readdirSync(dataDir).filter((name) => name.startsWith('parallax.db'));
  for (const secret of secrets) {
    assert(!output.includes(secret), `a secret is in the output: ${secret.slice(0, 6)}…`);
    for (const name of files)
      assert(
        !readFileSync(join(dataDir, name), 'latin1').includes(secret),
        `a secret is in ${name}: ${secret.slice(0, 6)}…`,
      );
  }
}

function query<T>(dataDir: string, sql: string): T[] {
  const client = new Database(join(dataDir, 'parallax.db'), { readonly: true });
  try {
    return client.prepare(sql).all() as T[];
  } finally {
    client.close();
  }
}
