import type { Db } from '#db/client';
import type { Auth } from './auth/open-auth.ts';
import type { Connections } from './connections/open-connections.ts';
import type { Secret } from './connections/secret.ts';
import type { Hub } from './conversations/open-hub.ts';
import type { Env } from './env.ts';
import type { FileStore } from './files/open-file-store.ts';
import type { Heart, InFlight } from './gateway/index.ts';
import type { InvoiceChecker } from './invoice/start-invoice-checker.ts';
import type { KeyRates } from './keys/key-rates.ts';
import type { Log } from './log.ts';
import type { HeapWatch } from './metrics/open-heap-watch.ts';
import type { Metrics } from './metrics/open-metrics.ts';
import type { Catalogue } from './models/open-catalogue.ts';
import type { Replays } from './replay/open-replays.ts';
import type { Job } from './start-job.ts';
import type { Titles } from './titles/open-titles.ts';
import type { Imports } from './transfer/open-imports.ts';

/** Everything stateful, once per process: modules hold no state, because server.ts and Next's bundle load them twice. */
export type App = Heart & {
  readonly env: Env;
  readonly log: Log;
  readonly secret: Secret;
  readonly db: Db;
  readonly auth: Auth;
  readonly connections: Connections;
  readonly catalogue: Catalogue;
  readonly hub: Hub;
  readonly files: FileStore;
  readonly imports: Imports;
  readonly inFlight: InFlight;
  readonly keyRates: KeyRates;
  readonly heap: HeapWatch;
  readonly metrics: Metrics;
  readonly replays: Replays;
  readonly titles: Titles;
  readonly reconciler: Job;
  readonly invoices: InvoiceChecker;
  readonly close: () => Promise<void>;
};

const KEY = Symbol.for('parallax.app');

type Holder = { [KEY]?: App };

/** The container of this process. Throws before `install`. */
export function app(): App {
  const installed = findApp();
  if (!installed) throw new Error('Parallax is not open in this process.');
  return installed;
}

export function findApp(): App | undefined {
  return (globalThis as Holder)[KEY];
}

export function install(opened: App): void {
  (globalThis as Holder)[KEY] = opened;
}
