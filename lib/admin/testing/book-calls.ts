import type Database from 'better-sqlite3';
import type { Db } from '#db/client';
import { budgets } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { holdMoney } from '#lib/budgets/hold-money';
import { releaseHolds } from '#lib/budgets/release-holds';
import { closeCall } from '#lib/ledger/close-call';
import { openCall } from '#lib/ledger/open-call';
import { closedCall, openedCall } from '#lib/ledger/testing';

const ADA: Principal = { kind: 'member', memberId: 'ada', name: 'Ada', email: 'ada@example.com', role: 'member' };
const TICK_MS = 10;

type Commit = { call: string; state: 'open' | 'settled' };

/** Opens and settles calls as the heart does, two durable commits each, at about `perSecond` commits, and notes the order of the commits. */
export function bookCalls(db: Db, { perSecond }: { perSecond: number }) {
  db.orm
    .insert(budgets)
    .values({ id: 'team', scope: 'team', period: 'month', limitNano: 10 ** 15, isBlocking: true, createdAt: 1 })
    .onConflictDoNothing()
    .run();
  const log: Commit[] = [];
  const running = new Set<Promise<void>>();
  let number = 0;
  let longestWaitMs = 0;

  const waited = async <T>(work: Promise<T>): Promise<T> => {
    const begunAt = performance.now();
    const result = await work;
    longestWaitMs = Math.max(longestWaitMs, performance.now() - begunAt);
    return result;
  };
  const book = async (id: string, n: number) => {
    const at = Date.now();
    await waited(
      db.commit(() => {
        holdMoney(db, ADA, { callId: id, amountNano: 5000, at });
        openCall(db, openedCall({ id, openedAt: at }));
        log.push({ call: id, state: 'open' });
      }),
    );
    await waited(
      db.commit(() => {
        closeCall(db, closedCall({ id, costNano: n }));
        releaseHolds(db, id, n);
        log.push({ call: id, state: 'settled' });
      }),
    );
  };
  const timer = setInterval(() => {
    for (let each = 0; each < (perSecond * TICK_MS) / 2000; each += 1) {
      number += 1;
      const booked = book(`call-${String(number).padStart(8, '0')}`, number).finally(() => running.delete(booked));
      running.add(booked);
    }
  }, TICK_MS);

  return {
    log,
    longestWaitMs: () => longestWaitMs,
    until: async (commits: number) => {
      while (log.length < commits) await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    },
    stop: async () => {
      clearInterval(timer);
      await Promise.all(running);
    },
    /** Whether the copy holds exactly the first so many commits: each call in the state that it had then. */
    prefixOf: (copy: Database.Database) => {
      const rows = copy.prepare('select id, state from calls').all() as { id: string; state: string }[];
      const commits = rows.length + rows.filter(({ state }) => state === 'settled').length;
      const then = new Map(log.slice(0, commits).map(({ call, state }) => [call, state]));
      const isPrefix = then.size === rows.length && rows.every(({ id, state }) => then.get(id) === state);
      return { isPrefix, commits };
    },
  };
}
