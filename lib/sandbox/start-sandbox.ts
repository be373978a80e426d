import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openCatalogue, shippedRows } from './catalogue.ts';
import { dispatch } from './dispatch.ts';
import { openPacer } from './pacer.ts';
import { type Generation, openRecord, totalOf } from './record.ts';
import { SANDBOX_KEY, SANDBOX_MANAGEMENT_KEY } from './sandbox-key.ts';
import type { WireModel } from './wire-model.ts';
import type { World } from './world.ts';

export type SandboxOptions = {
  /** Where the record of charges is kept; `:memory:` for none. */
  readonly file: string;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default: any free one. */
  readonly port?: number;
  /** Rows of `/models`; default: the ones that ship with Parallax. */
  readonly catalogue?: readonly WireModel[];
  /** Divides every simulated wait; Infinity leaves none. Default 1. */
  readonly speed?: number;
  /** How long `/generation` answers 404 after a generation has ended. Default 1000, divided by `speed`. */
  readonly generationDelayMs?: number;
  /** Epoch ms. */
  readonly now?: () => number;
};

export type Sandbox = {
  /** `http://127.0.0.1:PORT/api/v1`. */
  readonly url: string;
  /** The key that the door takes. */
  readonly apiKey: string;
  /** Reads credits and activity, and calls no model. */
  readonly managementKey: string;
  /** Every generation it recorded, oldest first. */
  generations(): Generation[];
  /** What it charged in all, in unrounded digits of USD. */
  totalCharged(): string;
  /** Requests received: `requestCount('POST /chat/completions')`. */
  requestCount(endpoint: string): number;
  /** Requests whose answers have not ended yet. */
  openRequests(): number;
  /** Connections that callers hold open. */
  connectionCount(): Promise<number>;
  /** Breaks off what is running, which stays billed as it is. */
  close(): Promise<void>;
};

/** Starts an OpenRouter-compatible upstream: simulated answers, the real price list, an exact record of charges. No money moves. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { file, host = '127.0.0.1', port = 0, speed = 1, now = Date.now } = options;
  const record = openRecord(file, now);
  const world: World = {
    catalogue: openCatalogue(options.catalogue ?? shippedRows()),
    record,
    pacer: openPacer(speed),
    counts: new Map(),
    open: new Set(),
    faultUses: new Map(),
    lookupFaults: new Map(),
    speed,
    generationDelayMs: options.generationDelayMs ?? 1000 / speed,
    now,
  };
  const server = createServer(
    { keepAliveTimeout: 60_000 },
    (request, response) => void dispatch(world, request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

  return {
    apiKey: SANDBOX_KEY,
    managementKey: SANDBOX_MANAGEMENT_KEY,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}/api/v1`,
    generations: record.all,
    totalCharged: () => totalOf(record.all()),
    requestCount: (endpoint) => world.counts.get(endpoint) ?? 0,
    openRequests: () => world.open.size,
    connectionCount: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      }),
    close: async () => {
      world.pacer.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      record.close();
    },
  };
}
