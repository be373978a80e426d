import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import next from 'next';
import { type App, install } from '#lib/app';
import { prepareFirstRun } from '#lib/auth/prepare-first-run';
import { describeError } from '#lib/describe-error';
import { type Env, readEnv } from '#lib/env';
import { createPort } from '#lib/http/create-port';
import { DISPATCH } from '#lib/http/dispatch';
import { requireFloors } from '#lib/http/require-floors';
import { type Guest, toListener } from '#lib/http/to-listener';
import { openApp } from '#lib/open-app';

const RUNS_GRACE_MS = 20_000;
const SIGNAL_ECHO_MS = 1_000;

const isDev = process.argv.includes('--dev');

start().catch((error: Error) => {
  process.stderr.write(`Parallax did not start. ${error.message}\n`);
  process.exit(1);
});

async function start(): Promise<void> {
  // A reader of our log that went away must not keep the process from ending.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  requireFloors();
  const env = readEnv();
  let stop: (code: number) => void = (code) => process.exit(code);
  const container = await openApp(env, { onFatal: () => stop(70) });
  install(container);

  let guest: Guest | null = null;
  const listener = toListener(container, DISPATCH, { guest: () => guest, isDev, isStopping: container.hub.isStopping });
  const server = createPort(listener);

  await listen(server, env).catch(async (error: NodeJS.ErrnoException) => {
    await container.close();
    throw error.code === 'EADDRINUSE'
      ? new Error(`Port ${env.PORT} is taken; stop what listens there, or choose another PORT.`)
      : error;
  });
  const { port } = server.address() as AddressInfo;
  const origin = env.PUBLIC_URL ?? `http://localhost:${port}`;

  const pages = next({
    dev: isDev,
    dir: import.meta.dirname,
    httpServer: server,
    port,
    hostname: env.HOST,
    quiet: !isDev,
  });
  stop = onceOnly(async (code) => drain(container, server, pages, code));
  process.on('SIGTERM', () => stop(0));
  process.on('SIGINT', () => stop(0));
  await pages.prepare();
  // Next logs an uncaught exception and goes on: a half-broken process would live for ever.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      container.log.error({ failure: describeError(error) }, event);
      stop(70);
    });
  }
  guest = pages.getRequestHandler();

  const { setupUrl } = await prepareFirstRun(container, origin);
  process.stdout.write(`Parallax is ready: ${origin}\n`);
  if (setupUrl) process.stdout.write(`Nobody owns it yet. Set it up once with this link: ${setupUrl}\n`);
  if (container.connections.current().kind === 'sandbox') {
    process.stdout.write('Answers are simulated and no money moves until an OpenRouter key is added under Settings.\n');
  }
}

function listen(server: Server, env: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.PORT, env.HOST, () => resolve());
  });
}

/**
 * The first signal drains, a second one ends at once; what is journalled and settled is on the disk either way. npm and the
 * terminal both pass one Ctrl-C on, so a signal right after the first is its echo.
 */
function onceOnly(drainThenExit: (code: number) => Promise<void>): (code: number) => void {
  let stoppingSince: number | null = null;
  return (code) => {
    if (stoppingSince === null) {
      stoppingSince = performance.now();
      void drainThenExit(code);
    } else if (performance.now() - stoppingSince > SIGNAL_ECHO_MS) process.exit(code);
  };
}

/** Refuses what is new, gives running answers their seconds, marks the rest interrupted, flushes, ends. */
async function drain(container: App, server: Server, pages: ReturnType<typeof next>, code: number): Promise<void> {
  const wait = isDev ? 0 : RUNS_GRACE_MS;
  try {
    await Promise.all([container.hub.stopAll({ graceMs: wait }), container.inFlight.stop(wait)]);
    server.close();
    server.closeIdleConnections();
    if (!isDev) await pages.close();
    await container.close();
  } catch (error) {
    process.stderr.write(`Parallax did not stop cleanly: ${(error as Error).message}\n`);
    process.exit(1);
  }
  process.exit(code);
}
