import type { Db } from '#db/client';
import type { Connections } from '#lib/connections/open-connections';
import type { CallRecord } from '#lib/ledger/call-record';
import type { Log } from '#lib/log';
import type { HeapWatch } from '#lib/metrics/open-heap-watch';
import type { Metrics } from '#lib/metrics/open-metrics';
import type { ModelSource } from '#lib/models/resolve-model';

/** How long a stream may be without content, and how long it may last at all. */
export type StreamLimits = { readonly idleMs: number; readonly totalMs: number };

/** What the heart needs of the container. */
export type Heart = {
  readonly db: Db;
  readonly log: Log;
  readonly connections: Pick<Connections, 'current' | 'find' | 'markInvalid' | 'noteError' | 'request'>;
  readonly catalogue: ModelSource;
  /** Told after a call's cost was found out later than its answer. */
  readonly announceLateCost: (call: CallRecord) => void;
  readonly limits: StreamLimits;
  readonly heap: Pick<HeapWatch, 'requireRoom'>;
  readonly metrics: Pick<Metrics, 'countCall' | 'countRefusal'>;
};
