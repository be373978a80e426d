import { expect, test, vi } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { getInvoice } from '#lib/invoice/get-invoice';
import { reviewDifference } from '#lib/invoice/review-difference';
import type { Sandbox } from '#lib/sandbox/start-sandbox';
import { post } from '#lib/sandbox/testing';
import { getSpend } from '#lib/spend/get-spend';
import { type FaultDoor, faultDoor, MODEL } from './testing/fault-door.ts';

const DAY_MS = 86_400_000;
const OTHER = 'openai/gpt-4o';
const THIRD = 'anthropic/claude-haiku-4.5';
const STREAM = { stream: true };

/** The day before this one. */
const yesterday = () => new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);

/** Does it at noon of the day before, by everybody's clock. */
async function onYesterday<T>(what: () => Promise<T>): Promise<T> {
  const noon = Date.parse(yesterday()) + DAY_MS / 2;
  vi.spyOn(Date, 'now').mockImplementation(() => noon);
  try {
    return await what();
  } finally {
    vi.restoreAllMocks();
  }
}

/** Calls that are over, so that nothing of them happens on another day. */
const settled = ({ calls }: FaultDoor, count: number) =>
  expect.poll(() => calls().filter(({ state }) => state === 'settled')).toHaveLength(count);

const chargedFor = (sandbox: Sandbox, model: string) =>
  sandbox
    .generations()
    .reduce((sum, generation) => sum + (generation.model === model ? Number(generation.cost) : 0), 0);

const kindsOf = (view: Awaited<ReturnType<typeof getInvoice>>) =>
  view.differences.map(({ model, kind }) => [model, kind]);

const seen = (difference: Awaited<ReturnType<typeof getInvoice>>['differences'][number] | undefined) => ({
  id: difference?.id,
  upstreamUsd: difference?.upstreamUsd,
  bookedUsd: difference?.bookedUsd,
});

test('B17: each day and model is held against what upstream billed; differences are named, and nothing is booked for them', async () => {
  const door = await faultDoor({ told: 2 });
  const { app, ask, maker, sandbox } = door;
  await onYesterday(async () => {
    for (const body of [{}, STREAM, {}]) await ask(body);
    await ask({ ...STREAM, model: OTHER }, { faults: 'cost:2.5' });
    await ask({ ...STREAM, model: THIRD }, { faults: 'cost:0' });
    await settled(door, 5);
  });
  // Of the day that is not over nothing is said.
  await ask();
  await settled(door, 6);

  await app.invoices.runOnce();
  expect(app.invoices.outcome()).toMatchObject({ state: 'compared', message: null });
  const view = await getInvoice(app, maker);
  expect(view).toMatchObject({
    source: 'openrouter',
    days: [{ date: yesterday(), unsettledCalls: 0, differences: 2 }],
  });
  const [ours, theirs] = [
    view.differences.find(({ model }) => model === OTHER),
    view.differences.find(({ model }) => model === THIRD),
  ];
  expect(kindsOf(view)).toEqual([
    [THIRD, 'upstream_more'],
    [OTHER, 'ours_more'],
  ]);
  expect(theirs).toMatchObject({
    date: yesterday(),
    bookedUsd: '0',
    bookedCalls: 1,
    upstreamRequests: 1,
    review: null,
  });
  expect(Number(theirs?.upstreamUsd)).toBeCloseTo(chargedFor(sandbox, THIRD), 8);
  expect(theirs?.apartUsd).toBe(theirs?.upstreamUsd);
  expect(ours?.bookedUsd).toBe('2.5');
  expect(Number(ours?.apartUsd)).toBeCloseTo(chargedFor(sandbox, OTHER) - 2.5, 8);

  // An admin takes note of one; it stays noted while it is the same.
  const before = app.db.client.prepare('select * from calls').all();
  await reviewDifference(app, maker, seen(theirs));
  expect(app.db.client.prepare('select * from calls').all()).toEqual(before);
  await app.invoices.runOnce();
  expect((await getInvoice(app, maker)).differences.map(({ id, review }) => [id, review?.by])).toEqual([
    [ours?.id, undefined],
    [theirs?.id, maker.name],
  ]);
  expect(app.db.orm.select().from(auditEntries).all().at(-1)).toMatchObject({
    action: 'invoice.review',
    targetName: `${THIRD} on ${yesterday()}`,
    details: JSON.stringify({ kind: 'upstream_more', upstream: theirs?.upstreamUsd, booked: '0' }),
  });
  await onYesterday(async () => {
    await ask({ ...STREAM, model: THIRD });
    await settled(door, 7);
  });
  await app.invoices.runOnce();
  const again = (await getInvoice(app, maker)).differences.find(({ model }) => model === THIRD);
  expect(again).toMatchObject({ id: theirs?.id, review: null, apartUsd: theirs?.apartUsd, bookedCalls: 2 });
  // Nor is what stands on a page that was open since noted as something else.
  await expect(reviewDifference(app, maker, seen(theirs))).rejects.toMatchObject({ code: 'conflict' });
  expect((await getInvoice(app, maker)).differences.find(({ model }) => model === THIRD)?.review).toBeNull();
});

test('B17: a call that is not settled yet is said to be that, and is no difference once it is', async () => {
  const door = await faultDoor();
  const { app, ask, calls, maker } = door;
  await onYesterday(async () => {
    await ask(STREAM, { faults: 'no-usage' });
    await expect.poll(() => calls()[0]?.state).toBe('unsettled');
  });
  await app.invoices.runOnce();
  const view = await getInvoice(app, maker);
  expect(view.days).toMatchObject([{ unsettledCalls: 1, differences: 0 }]);
  expect(view.differences).toMatchObject([
    { model: MODEL, kind: 'unsettled', unsettledCalls: 1, bookedUsd: null, apartUsd: null },
  ]);
  expect(Number(view.differences[0]?.heldUsd)).toBeGreaterThan(0);
  await expect(reviewDifference(app, maker, seen(view.differences[0]))).rejects.toMatchObject({
    code: 'conflict',
  });
  app.db.client.prepare('update calls set next_check_at = 0').run();
  await app.reconciler.runOnce();
  await app.invoices.runOnce();
  expect(await getInvoice(app, maker)).toMatchObject({
    differences: [],
    days: [{ differences: 0, unsettledCalls: 0 }],
  });
});

test('B18: what the key is used for elsewhere is shown as outside this app, and is nobody’s spend', async () => {
  const door = await faultDoor({ outside: 3 });
  const { app, ask, maker, sandbox } = door;
  const { apiKey } = app.connections.current();
  const elsewhere = (model: string) => post({ ...sandbox, apiKey }, { model }, { connection: 'close' });
  await onYesterday(async () => {
    await ask();
    await settled(door, 1);
    for (const model of [OTHER, OTHER, MODEL]) expect((await elsewhere(model)).status).toBe(200);
  });
  await app.invoices.runOnce();
  const view = await getInvoice(app, maker);
  expect(view.differences).toMatchObject([
    { model: OTHER, kind: 'outside', upstreamRequests: 2, bookedUsd: null, bookedCalls: 0 },
    { model: MODEL, kind: 'upstream_more', upstreamRequests: 2, bookedCalls: 1 },
  ]);
  expect(Number(view.differences[0]?.apartUsd)).toBeCloseTo(chargedFor(sandbox, OTHER), 8);
  const day = yesterday();
  const spend = await getSpend(app, maker, { from: day, to: day });
  expect([spend.totals.calls, spend.breakdowns.model?.map(({ value }) => value)]).toEqual([1, [MODEL]]);
});

test('B17: a key that may not ask compares nothing, and it is said plainly', async () => {
  const { app, ask, maker, sandbox } = await faultDoor({ isManaged: false });
  await onYesterday(() => ask());
  await app.invoices.runOnce();
  expect(app.invoices.outcome()).toMatchObject({
    state: 'refused',
    message: expect.stringContaining('Only management keys can fetch activity'),
  });
  expect(await getInvoice(app, maker)).toMatchObject({ outcome: { state: 'refused' }, days: [], differences: [] });
  expect(sandbox.requestCount('GET /activity')).toBe(1);
});
