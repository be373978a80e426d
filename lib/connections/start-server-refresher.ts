import type { Db } from '#db/client';
import { describeError } from '#lib/describe-error';
import { isAppError } from '#lib/errors';
import type { Log } from '#lib/log';
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
): { close: () => Promise<void> } {
  let isClosed = false;
  let running = Promise.resolve();

  const refresh = async (connection: Connection): Promise<void> => {
    try {
      await refreshServerModels({ db, connections }, connection);
    } catch (error) {
      if (isClosed) return;
      log.warn(
        { connection: connection.id, failure: describeError(error) },
        'the models of a server could not be fetched',
      );
      if (!isAppError(error)) return;
      if (error.code === 'upstream_credentials_invalid') await connections.markInvalid(connection, error.message);
      else connections.noteError(connection, `Its models could not be fetched. ${error.message}`);
    }
  };
  const refreshAll = async (): Promise<void> => {
    for (const { connection, isShut } of connections.servers()) if (!isClosed && !isShut) await refresh(connection);
  };
  const waitFor = (ms: number): NodeJS.Timeout =>
    setTimeout(
      () => {
        running = refreshAll().finally(() => {
          if (!isClosed) timer = waitFor(everyMs);
        });
      },
      ms * (1 + JITTER * (2 * Math.random() - 1)),
    ).unref();
  let timer = waitFor(firstMs);

  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
