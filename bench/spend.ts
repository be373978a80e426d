import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from '#db/open-data-folder';
import type { Principal } from '#lib/auth/principal';
import { getSpend } from '#lib/spend/get-spend';
import { listCalls } from '#lib/spend/list-calls';
import { verifyLedger } from '#lib/spend/verify-ledger';
import { fillLedger } from './fill-ledger.ts';
import { quantile, rounded } from './statistics.ts';

const DAY_MS = 86_400_000;
const ROUNDS = 20;
const MEGABYTE = 1_000_000;

const OLGA: Principal = { kind: 'member', memberId: 'olga', name: 'Olga', email: 'olga@example.com', role: 'owner' };
const MIA: Principal = { kind: 'member', memberId: 'm7', name: 'Mia', email: 'mia@example.com', role: 'member' };

/** How long the spend page waits for its figures over a ledger of so many calls, and whether its sums are those of the calls. */
export async function benchSpend(count: number): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-bench-'));
  const { db, close } = openDataFolder(folder, (error) => {
    throw error;
  });
  try {
    const now = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const fillMs = await timed(() => fillLedger(db, { count, days: 400, until: now }));
    const day = (before: number) => new Date(now - before * DAY_MS).toISOString().slice(0, 10);
    const ask =
      (who: Principal, days: number, more = {}) =>
      () =>
        getSpend({ db }, who, { from: day(days), to: day(1), ...more });
    const waits = {
      'owner, 7 days by hour': await measured(ask(OLGA, 7, { grain: 'hour' })),
      'owner, 30 days by model': await measured(ask(OLGA, 30)),
      'owner, 365 days by model': await measured(ask(OLGA, 365)),
      'owner, 365 days by member': await measured(ask(OLGA, 365, { groupBy: 'member' })),
      'member, own 30 days': await measured(ask(MIA, 30)),
      'newest requests': await measured(() => listCalls({ db }, OLGA, { from: day(30), to: day(1) })),
    };
    let differences = 0;
    const verifyMs = await timed(async () => {
      differences = (await verifyLedger(db)).differences.length;
    });
    return {
      spend: waits,
      ledger: {
        calls: count,
        fillS: rounded(fillMs / 1000),
        verifyS: rounded(verifyMs / 1000),
        differences,
        databaseMb: rounded(statSync(join(folder, 'parallax.db')).size / MEGABYTE, 0),
      },
    };
  } finally {
    await close();
    rmSync(folder, { recursive: true });
  }
}

/** `cpuMs`: what one costs in processor time, all threads together; it says more on a machine that is busy with other things. */
async function measured(ask: () => Promise<unknown>): Promise<{ p50Ms: number; p95Ms: number; cpuMs: number }> {
  await ask();
  const waits: number[] = [];
  const begun = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) waits.push(await timed(ask));
  const { user, system } = process.cpuUsage(begun);
  const cpuMs = (user + system) / 1000 / ROUNDS;
  return {
    p50Ms: rounded(quantile(waits, 0.5), 1),
    p95Ms: rounded(quantile(waits, 0.95), 1),
    cpuMs: rounded(cpuMs, 1),
  };
}

async function timed(work: () => unknown): Promise<number> {
  const begunAt = performance.now();
  await work();
  return performance.now() - begunAt;
}
