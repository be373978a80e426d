import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '#db/client';
import { sqliteVersion } from '#db/sqlite-version';
import { pendingTotals } from '#lib/spend/pending-totals';
import type { HeapWatch } from './open-heap-watch.ts';
import type { Metrics } from './open-metrics.ts';
import { type Family, toPrometheus } from './to-prometheus.ts';

type Slice = {
  readonly db: Db;
  readonly metrics: Pick<Metrics, 'read'>;
  readonly heap: Pick<HeapWatch, 'isTight' | 'read'>;
  readonly hub: { load: () => { runs: number; readers: number } };
  readonly inFlight: { count: () => number };
};

/**
 * Everything that `/api/metrics` says, as text. One small question to the reader thread and a few of the file system; the rest is
 * numbers in memory. Nothing of it comes from what callers sent.
 */
export async function gatherMetrics({ db, metrics, heap, hub, inFlight }: Slice): Promise<string> {
  const { ended, errors, refusals, durations, firstTokens, loopDelay } = metrics.read();
  const pending = await pendingTotals(db);
  const { runs, readers } = hub.load();
  const { usedBytes, limitBytes } = heap.read();
  const one = (value: number | string) => [[{}, value] as const];
  const by = (label: string, counts: ReadonlyMap<string, number>) =>
    [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => [{ [label]: name }, count] as const);

  const families: Family[] = [
    {
      name: 'parallax_build_info',
      help: 'Always 1; the versions are its labels.',
      type: 'gauge',
      samples: [
        [
          { version: ownVersion(), node: process.versions.node, sqlite: sqliteVersion(), schema: String(schemaOf(db)) },
          1,
        ],
      ],
    },
    {
      name: 'parallax_calls_total',
      help: 'Calls that have ended, by how.',
      type: 'counter',
      samples: by('ending', ended),
    },
    {
      name: 'parallax_call_errors_total',
      help: 'Ended calls with an error, by its code.',
      type: 'counter',
      samples: by('code', errors),
    },
    {
      name: 'parallax_refusals_total',
      help: 'Calls that were not admitted, by why.',
      type: 'counter',
      samples: by('code', refusals),
    },
    {
      name: 'parallax_call_duration_seconds',
      help: 'From admission to the end.',
      type: 'histogram',
      counts: durations,
    },
    {
      name: 'parallax_first_token_seconds',
      help: 'From admission to the first content.',
      type: 'histogram',
      counts: firstTokens,
    },
    {
      name: 'parallax_held_usd',
      help: 'Money held for calls whose cost is not known yet.',
      type: 'gauge',
      samples: one(pending.heldUsd),
    },
    { name: 'parallax_open_calls', help: 'Calls that are running.', type: 'gauge', samples: one(pending.running) },
    {
      name: 'parallax_unsettled_calls',
      help: 'Ended calls whose cost is not known yet.',
      type: 'gauge',
      samples: one(pending.calls),
    },
    {
      name: 'parallax_streams',
      help: 'Answers to programs under way, runs of conversations under way, and readers of event streams.',
      type: 'gauge',
      samples: [
        [{ kind: 'program' }, inFlight.count()],
        [{ kind: 'run' }, runs],
        [{ kind: 'reader' }, readers],
      ],
    },
    {
      name: 'parallax_event_loop_delay_seconds',
      help: 'How late the event loop was, since this was asked before.',
      type: 'gauge',
      samples: [
        [{ quantile: '0.5' }, loopDelay.p50],
        [{ quantile: '0.99' }, loopDelay.p99],
        [{ quantile: '1' }, loopDelay.max],
      ],
    },
    {
      name: 'parallax_commit_queue_depth',
      help: 'Writes that wait for their commit or its sync.',
      type: 'gauge',
      samples: one(db.depth()),
    },
    {
      name: 'parallax_database_bytes',
      help: 'Size of the database and of its write-ahead log.',
      type: 'gauge',
      samples: [
        [{ file: 'database' }, await sizeOf(db.client.name)],
        [{ file: 'wal' }, await sizeOf(`${db.client.name}-wal`)],
      ],
    },
    {
      name: 'process_resident_memory_bytes',
      help: 'Memory of the process.',
      type: 'gauge',
      samples: one(process.memoryUsage.rss()),
    },
    {
      name: 'parallax_heap_bytes',
      help: 'The heap: what is used, garbage included, and its limit.',
      type: 'gauge',
      samples: [
        [{ part: 'used' }, usedBytes],
        [{ part: 'limit' }, limitBytes],
      ],
    },
    {
      name: 'parallax_heap_is_tight',
      help: '1 while new calls are refused for want of memory.',
      type: 'gauge',
      samples: one(Number(heap.isTight())),
    },
    {
      name: 'process_start_time_seconds',
      help: 'When the process started.',
      type: 'gauge',
      samples: one(Math.round(Date.now() / 1000 - process.uptime())),
    },
  ];
  return toPrometheus(families);
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as { version: string };
  return version;
}

function schemaOf({ client }: Db): number {
  return client.pragma('user_version', { simple: true }) as number;
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
