import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setImmediate as immediate, setTimeout as pause } from 'node:timers/promises';
import type { Agent } from 'undici';
import { expect } from 'vitest';
import type { App } from '#lib/app';
import type { Member } from '#lib/auth/role';
import { totalOf } from '#lib/sandbox/record';
import type { Sandbox } from '#lib/sandbox/start-sandbox';
import { exportCalls } from '#lib/spend/export-calls';
import { verifyLedger } from '#lib/spend/verify-ledger';
import { type CallRow, callRows } from './call-rows.ts';

export type ClosingOptions = {
  /** Calls that upstream could not be asked about: booked as estimates, and said to be. Default none. */
  readonly estimated?: number;
  /** Calls that upstream told another cost of than it charged: booked as told. Default none. */
  readonly told?: number;
  /** Charges that no call of ours was for. Default none. */
  readonly outside?: number;
  /** A conversation keeps its prompts: they may stand in the database. */
  readonly keepsPrompts?: boolean;
};

type Scene = {
  readonly app: App;
  readonly folder: string;
  readonly sandbox: Sandbox;
  readonly clock: { aheadMs: number };
  readonly lines: readonly string[];
  readonly told: readonly string[];
  readonly before: Readonly<Record<string, number>>;
  readonly origin: string;
  readonly dispatcher: Agent;
  readonly closePort: () => Promise<void>;
  readonly secrets: {
    readonly upstreamKey: string;
    readonly managementKey: string;
    readonly key: string;
    readonly prompt: string;
  };
  readonly maker: Member;
};

const PATIENCE_MS = 15_000;
const DAY_MS = 86_400_000;
const LATEST_TURN_MS = 2_000;
const HELD_RESOURCES = ['TCPSocketWrap', 'TCPServerWrap', 'Timeout', 'Immediate', 'MessagePort'];

/** What the process holds open now, by kind. */
export function openResources(): Record<string, number> {
  const open = process.getActiveResourcesInfo();
  return Object.fromEntries(HELD_RESOURCES.map((kind) => [kind, open.filter((one) => one === kind).length]));
}

/** The five checks that every fault ends with: alive, money right, nothing held, no secret anywhere, nothing left open. */
export async function closingChecks(scene: Scene, options: ClosingOptions): Promise<void> {
  const { app, sandbox } = scene;
  await until('every request upstream is let go', () => sandbox.openRequests() === 0);
  await app.titles.settled();
  await settleAll(scene);

  const health = await fetch(`${scene.origin}/api/health`, { headers: { connection: 'close' } });
  expect([health.status, await health.json()], '1: alive and well').toEqual([200, { status: 'up' }]);
  const turnedAt = performance.now();
  await immediate();
  expect(performance.now() - turnedAt, '1: the event loop turns').toBeLessThan(LATEST_TURN_MS);

  expectSameMoney(callRows(app.db.client), sandbox, options);

  const { client } = app.db;
  const held = client.prepare('select coalesce(sum(held_nano), 0) from budget_windows').pluck().get();
  expect(held, '3: nothing is held').toBe(0);
  expect((await verifyLedger(app.db)).differences, '3: the ledger adds up').toEqual([]);

  const today = new Date().toISOString().slice(0, 10);
  const exported = await text(exportCalls(app, scene.maker, { from: today, to: today }).content);
  expectNoSecret(scene, exported, options);

  await scene.dispatcher.close();
  await app.close();
  await scene.closePort();
  await until('5: no connection upstream is left', async () => (await sandbox.connectionCount()) === 0);
  await sandbox.close();
  await until(
    '5: nothing is left open',
    () => leftOver(scene.before).length === 0,
    () => leftOver(scene.before).join(', '),
  );
}

function leftOver(before: Readonly<Record<string, number>>): string[] {
  return Object.entries(openResources())
    .filter(([kind, count]) => count > (before[kind] ?? 0))
    .map(([kind, count]) => `${count - (before[kind] ?? 0)} ${kind}`);
}

/** Lets the reconciler ask until nothing is pending; whatever delays `/generation` was told to make are over by then. */
async function settleAll({ app, clock }: Scene): Promise<void> {
  const pending = app.db.client.prepare("select count(*) from calls where state in ('open', 'unsettled')").pluck();
  clock.aheadMs += DAY_MS;
  await until(
    'every call has a final state',
    async () => {
      app.db.client.prepare("update calls set next_check_at = 0 where state = 'unsettled'").run();
      await app.reconciler.runOnce();
      return pending.get() === 0;
    },
    () => JSON.stringify(callRows(app.db.client).filter(({ state }) => state === 'open' || state === 'unsettled')),
  );
}

function expectSameMoney(
  calls: readonly CallRow[],
  sandbox: Sandbox,
  { estimated = 0, told = 0, outside = 0 }: ClosingOptions,
): void {
  const generations = sandbox.generations();
  const isEstimate = ({ cost_source, cost_nano }: CallRow) => cost_source === 'estimated' && cost_nano !== 0;
  expect(calls.filter(isEstimate), '2: what is only estimated says so').toHaveLength(estimated);
  const booked = calls
    .filter((call) => !isEstimate(call) && call.generation_id !== null)
    .map(({ generation_id, cost_digits }) => [generation_id, cost_digits]);
  const charged = new Map(generations.map((generation) => [generation.id, totalOf([generation])]));
  const wrong = booked.filter(([id, digits]) => charged.get(id ?? '') !== digits);
  expect(wrong, '2: booked as charged, digit for digit').toHaveLength(told);
  const known = new Set(calls.map(({ generation_id }) => generation_id));
  const unknown = generations.filter(({ id, cost }) => !known.has(id) && cost !== '0');
  expect(unknown, '2: every charge is in the ledger').toHaveLength(outside);
}

function expectNoSecret(
  { folder, lines, told, secrets }: Scene,
  exported: string,
  { keepsPrompts }: ClosingOptions,
): void {
  const files = readdirSync(folder).filter((name) => name.startsWith('parallax.db'));
  const places: readonly (readonly [string, string])[] = [
    ['the log', lines.join('\n')],
    ['an answer', told.join('\n')],
    ['an export', exported],
    ...files.map((name) => [name, readFileSync(join(folder, name), 'latin1')] as const),
  ];
  for (const [place, content] of places) {
    expect(content.includes(secrets.upstreamKey), `4: the upstream key is not in ${place}`).toBe(false);
    expect(content.includes(secrets.managementKey), `4: the management key is not in ${place}`).toBe(false);
    expect(content.includes(secrets.key), `4: the issued key is not in ${place}`).toBe(false);
    if (!keepsPrompts && place !== 'an answer')
      expect(content.includes(secrets.prompt), `4: the prompt is not in ${place}`).toBe(false);
  }
}

async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  why: () => string = () => '',
): Promise<void> {
  const endsAt = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > endsAt) throw new Error(`It did not come true that ${what}. ${why()}`);
    await pause(10);
  }
}
