import { createServer } from 'node:http';
import { registerHooks } from 'node:module';
import type { AddressInfo } from 'node:net';
import { install } from '#lib/app';
import { prepareFirstRun } from '#lib/auth/prepare-first-run';
import { readEnv } from '#lib/env';
import { DISPATCH } from '#lib/http/dispatch';
import { findUnguarded } from '#lib/http/find-unguarded';
import { toListener } from '#lib/http/to-listener';
import { openApp } from '#lib/open-app';
import { nextGuest } from './next-guest.ts';

// The whole product without its pages in a process of its own, for tests of what a process says and survives. Tells its port by IPC.
registerHooks({
  resolve: (name, context, next) =>
    next(
      name.startsWith('@/')
        ? `${import.meta.resolve('#lib/app').replace(/lib\/app\.ts$/, '')}${name.slice(2)}.ts`
        : name,
      context,
    ),
});

const env = readEnv();
const app = await openApp(env, { onFatal: () => process.exit(70), sandboxSpeed: Number.POSITIVE_INFINITY });
install(app);
await prepareFirstRun(app, 'http://localhost');
const { routes } = await findUnguarded(`${process.cwd()}/app`, []);
const server = createServer(toListener(app, DISPATCH, { guest: () => nextGuest(routes), isDev: false }));
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => void app.close().then(() => process.exit(0)));
});
