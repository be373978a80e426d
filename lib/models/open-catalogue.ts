import type { Db } from '#db/client';
import type { Connections } from '#lib/connections/open-connections';
import { describeError } from '#lib/describe-error';
import { AppError } from '#lib/errors';
import type { Log } from '#lib/log';
import { getModels } from '#lib/openrouter/get-models';
import { indexModels } from './index-models.ts';
import { readLastGoodCopy, writeLastGoodCopy } from './last-good-copy.ts';
import type { Model } from './model.ts';
import { parseModels } from './parse-models.ts';
import { readSnapshot } from './read-snapshot.ts';
import { toServerModels } from './to-server-models.ts';

export type Catalogue = {
  list: () => readonly Model[];
  /** By id or canonical slug; a dynamic suffix is looked past. A server's own models have neither slug nor suffix. */
  find: (id: string) => Model | null;
  /** When the list was made, epoch milliseconds. */
  fetchedAt: () => number;
  source: () => 'snapshot' | 'synced';
  /** Fetches the list anew. What fails keeps the last good copy. @throws AppError of the upstream, or bad_upstream_response. */
  sync: () => Promise<void>;
  close: () => void;
};

type Parts = {
  readonly db: Db;
  readonly log: Log;
  readonly connections: Pick<Connections, 'current' | 'servers' | 'onChange' | 'request'>;
};

type Shown = {
  readonly models: readonly Model[];
  readonly find: (id: string) => Model | null;
  readonly fetchedAt: number;
  readonly source: 'snapshot' | 'synced';
};

const FRESH_MS = 3_600_000;
/** How often it is asked whether the list is due; after a failure the next try is this far away. */
const LOOK_MS = 300_000;

/**
 * The models and their prices. Starts from the last good copy, or from the list that ships; fetches the upstream's own every
 * hour and when the connection changes. The sandbox charges by the list that ships, so that is what it shows.
 */
export function openCatalogue({ db, log, connections }: Parts): Catalogue {
  let upstream = connections.current();
  let shown = start();
  let own = ownModels();
  let syncing: Promise<void> | null = null;
  let isClosed = false;

  function start(): Shown {
    const { kind } = connections.current();
    const copy = kind === 'sandbox' ? null : readLastGoodCopy(db);
    const models = copy ? parseModels(copy.rows).models : [];
    if (copy && models.length > 0)
      return { models, find: indexModels(models), fetchedAt: copy.fetchedAt, source: 'synced' };
    const snapshot = readSnapshot();
    return { ...snapshot, find: indexModels(snapshot.models), source: 'snapshot' };
  }

  /** The models of the team's own servers, which come with their connections. */
  function ownModels() {
    const models = toServerModels(connections.servers());
    return { models, byId: new Map(models.map((model) => [model.id, model])), all: [...shown.models, ...models] };
  }

  async function fetchList(): Promise<void> {
    const connection = connections.current();
    if (connection.kind === 'sandbox') return;
    const rows = await getModels({
      send: (request) => connections.request(connection, request),
      hide: connection.apiKey,
    });
    const { models, kept } = parseModels(rows);
    if (models.length === 0)
      throw new AppError('bad_upstream_response', 'The upstream sent a price list without a single model.');
    if (models.length < rows.length)
      log.warn({ rows: rows.length, models: models.length }, 'some rows of the price list were not understood');
    if (isClosed || connections.current() !== connection) return;
    const fetchedAt = Date.now();
    shown = { models, find: indexModels(models), fetchedAt, source: 'synced' };
    own = ownModels();
    await writeLastGoodCopy(
      db,
      connection.id,
      { rows: kept, fetchedAt },
      models.map(({ id }) => id),
    );
  }

  const sync = () => {
    if (syncing) return syncing;
    const current = fetchList().finally(() => {
      if (syncing === current) syncing = null;
    });
    syncing = current;
    return current;
  };
  const syncQuietly = () => {
    sync().catch((error: Error) => {
      if (isClosed) return;
      log.warn(
        { failure: describeError(error), fetchedAt: shown.fetchedAt },
        'the price list could not be fetched; the last good copy stays',
      );
    });
  };

  const syncWhenDue = () => {
    // A clock that was set back makes a list from the future; that is due as well.
    if (shown.source === 'snapshot' || Math.abs(Date.now() - shown.fetchedAt) >= FRESH_MS) syncQuietly();
  };

  const timer = setInterval(syncWhenDue, LOOK_MS);
  timer.unref();
  const stopListening = connections.onChange(() => {
    const before = upstream;
    upstream = connections.current();
    if (upstream.id === before.id && upstream.apiKey === before.apiKey) {
      own = ownModels();
      return;
    }
    shown = start();
    own = ownModels();
    // One that is under way asks the connection before.
    syncing = null;
    syncQuietly();
  });
  syncWhenDue();

  return {
    list: () => own.all,
    find: (id) => own.byId.get(id) ?? shown.find(id),
    fetchedAt: () => shown.fetchedAt,
    source: () => shown.source,
    sync,
    close: () => {
      isClosed = true;
      clearInterval(timer);
      stopListening();
    },
  };
}
