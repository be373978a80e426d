import { join } from 'node:path';
import { openDataFolder } from '#db/open-data-folder';
import type { App } from './app.ts';
import { openAuth } from './auth/open-auth.ts';
import { startRefusalTeller } from './auth/start-refusal-teller.ts';
import { startAlertSender } from './budgets/start-alert-sender.ts';
import { openConnections } from './connections/open-connections.ts';
import { loadSecret } from './connections/secret.ts';
import { startServerRefresher } from './connections/start-server-refresher.ts';
import { openHub } from './conversations/open-hub.ts';
import { recoverRuns } from './conversations/recover-runs.ts';
import { describeError } from './describe-error.ts';
import type { Env } from './env.ts';
import { openFileStore } from './files/open-file-store.ts';
import { startSweeper } from './files/start-sweeper.ts';
import { type Heart, openInFlight, startReconciler } from './gateway/index.ts';
import { startInvoiceChecker } from './invoice/start-invoice-checker.ts';
import { openKeyRates } from './keys/key-rates.ts';
import { type Log, openLog } from './log.ts';
import { heapReader } from './metrics/heap-reader.ts';
import { openHeapWatch } from './metrics/open-heap-watch.ts';
import { openMetrics } from './metrics/open-metrics.ts';
import { openCatalogue } from './models/open-catalogue.ts';
import { openReplays } from './replay/open-replays.ts';
import { startSandbox } from './sandbox/start-sandbox.ts';
import { toReceipt } from './spend/to-receipt.ts';
import { openTitles } from './titles/open-titles.ts';
import { openImports } from './transfer/open-imports.ts';

const STREAM_LIMITS = { idleMs: 120_000, totalMs: 30 * 60_000 };

/**
 * Opens everything on the data folder that `env` names and takes up what the last process left: open calls, running runs.
 * @param onFatal called when what the disk holds is unknown and the process must end.
 * @throws Error in one sentence for people.
 */
export async function openApp(
  env: Env,
  options: { onFatal?: (error: Error) => void; sandboxSpeed?: number; log?: Log } = {},
): Promise<App> {
  const log = options.log ?? openLog(env.LOG_LEVEL);
  const onFatal = (error: Error) => {
    log.error({ failure: describeError(error) }, 'the database cannot be trusted any more');
    options.onFatal?.(error);
  };
  const {
    folder,
    db,
    close: closeFolder,
  } = openDataFolder(env.DATA_DIR, onFatal, {
    onTrouble: (error) => log.error({ failure: describeError(error) }, 'the database could not be written'),
  });
  try {
    const secret = loadSecret({ env, folder, db });
    const speed = options.sandboxSpeed === undefined ? {} : { speed: options.sandboxSpeed };
    const sandbox = await startSandbox({ file: join(folder, 'sandbox.db'), ...speed });
    const connections = openConnections({ db, env, log, secret, sandbox });
    const catalogue = openCatalogue({ db, log, connections });
    const auth = openAuth({ db, env, log, secret });
    const refusals = startRefusalTeller({ db, log });
    const hub = openHub({ db, log });
    const files = openFileStore(join(folder, 'files'));
    const imports = openImports();
    const sweeper = startSweeper({ db, log, files });
    const metrics = openMetrics();
    const heap = openHeapWatch({
      read: heapReader([env.NODE_OPTIONS, ...process.execArgv]),
      onChange: (isTight, { usedBytes, limitBytes }) =>
        isTight
          ? log.warn({ usedBytes, limitBytes }, 'little memory is left: new calls are refused until there is more')
          : log.info({ usedBytes, limitBytes }, 'there is memory again: calls are taken on as before'),
      onRefusal: metrics.countRefusal,
    });
    const heart: Heart = {
      db,
      log,
      connections,
      catalogue,
      limits: STREAM_LIMITS,
      heap,
      metrics,
      announceLateCost: (call) => {
        if (call.conversationId && call.runId) hub.receiptChanged(call.conversationId, call.runId, toReceipt(call));
      },
    };
    const reconciler = startReconciler(heart);
    const servers = startServerRefresher({ db, log, connections });
    const invoices = startInvoiceChecker({ db, log, connections, catalogue });
    const alerts = startAlertSender({ db, log, secret, connections, env });
    await recoverRuns({ db, hub, log });
    const titles = openTitles({ ...heart, hub, env });

    const close = async () => {
      metrics.close();
      heap.close();
      await imports.close();
      await titles.close();
      await reconciler.close();
      await alerts.close();
      await invoices.close();
      await servers.close();
      await sweeper.close();
      await refusals.close();
      hub.close();
      catalogue.close();
      await connections.close();
      await sandbox.close();
      await closeFolder();
    };
    return {
      ...heart,
      heap,
      metrics,
      env,
      secret,
      auth,
      connections,
      catalogue,
      hub,
      files,
      imports,
      inFlight: openInFlight(),
      keyRates: openKeyRates(),
      replays: openReplays({ db }),
      titles,
      reconciler,
      invoices,
      close,
    };
  } catch (error) {
    await closeFolder();
    throw error;
  }
}
