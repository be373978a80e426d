import type { Db } from '#db/client';
import { describeError } from '#lib/describe-error';
import { isAppError } from '#lib/errors';
import type { Log } from '#lib/log';
import { type Job, startJob } from '#lib/start-job';
import type { Connection } from './connection.ts';
import type { Connections } from './open-connections.ts';
import { refreshServerModels } from './refresh-server-models.ts';

type Parts = {
  readonly db: Db;
  readonly log: Log;
  readonly connections: Pick<Connections, 'servers' | 'request' | 'reload' | 'markValid' | 'markInvalid' | 'noteError'>;
};

const FIRST_MS = 30_000;
const EVERY_MS = 600_000;
/** Several Parallaxes beside one server do not ask it all at once. */
const JITTER = 0.2;

/**
 * Asks every compatible server again and again which models it has, so that what was pulled there can be called and what was removed is
 * gone. A server that does not answer keeps its list, and an admin sees at the connection why.
 */
export function startServerRefresher(
  { db, log, connections }: Parts,
  { firstMs = FIRST_MS, everyMs = EVERY_MS }: { firstMs?: number; everyMs?: number } = {},
): Job {
  const refresh = async (connection: Connection, signal: AbortSignal): Promise<void> => {
    try {
      await refreshServerModels({ db, connections }, connection);
    } catch (error) {
      if (signal.aborted) return;
      log.warn(
        { connection: connection.id, failure: describeError(error) },
        'the models of a server could not be fetched',
      );
      if (!isAppError(error)) return;
      if (error.code === 'upstream_credentials_invalid') await connections.markInvalid(connection, error.message);
      else connections.noteError(connection, `Its models could not be fetched. ${error.message}`);
    }
  };
  const jittered = (ms: number) => ms * (1 + JITTER * (2 * Math.random() - 1));
  return startJob(
    { log },
    {
      everyMs: jittered(everyMs),
      firstMs: jittered(firstMs),
      failed: 'the models of the servers could not all be fetched',
      run: async (signal) => {
        for (const { connection, isShut } of connections.servers())
          if (!signal.aborted && !isShut) await refresh(connection, signal);
      },
    },
  );
}
