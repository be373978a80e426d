import { expect, onTestFinished, test } from 'vitest';
import { openLog } from './log.ts';
import { startJob } from './start-job.ts';

const NEVER_MS = 3_600_000;

function job(run: (signal: AbortSignal) => Promise<void>, everyMs = NEVER_MS) {
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => lines.push(line) });
  const started = startJob({ log }, { everyMs, failed: 'the job failed', run });
  onTestFinished(() => started.close());
  return { ...started, lines };
}

test('runs one at a time: who asks during a run waits for it', async () => {
  let runs = 0;
  const gate = Promise.withResolvers<void>();
  const { runOnce } = job(() => {
    runs += 1;
    return gate.promise;
  });
  const both = Promise.all([runOnce(), runOnce()]);
  gate.resolve();
  await both;
  expect(runs).toBe(1);
  await runOnce();
  expect(runs).toBe(2);
});

test('a run that throws is logged, and the next one goes on', async () => {
  let runs = 0;
  const { runOnce, lines } = job(async () => {
    runs += 1;
    if (runs === 1) throw new Error('no luck');
  });
  await runOnce();
  await runOnce();
  expect(runs).toBe(2);
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['the job failed']);
});

test('runs by itself', async () => {
  const second = Promise.withResolvers<void>();
  let runs = 0;
  job(async () => {
    runs += 1;
    if (runs === 2) second.resolve();
  }, 1);
  await second.promise;
});

test('closing ends the run that is under way, and waits until it has ended', async () => {
  const events: string[] = [];
  const { runOnce, close } = job(async (signal) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    events.push('ended');
  });
  void runOnce();
  await close();
  expect(events).toEqual(['ended']);
});

test('a turn that is not due is left out; who asks gets a run all the same', async () => {
  let turns = 0;
  let runs = 0;
  const started = startJob(
    { log: openLog('silent') },
    {
      everyMs: 1,
      isDue: () => {
        turns += 1;
        return turns === 3;
      },
      failed: 'the job failed',
      run: async () => {
        runs += 1;
      },
    },
  );
  onTestFinished(() => started.close());
  await expect.poll(() => turns).toBeGreaterThan(5);
  expect(runs).toBe(1);
  await started.runOnce();
  expect(runs).toBe(2);
});

test('regression: a turn of which nobody can say whether it is due is logged, and does not end the process', async () => {
  const lines: string[] = [];
  let turns = 0;
  const { close } = startJob(
    { log: openLog('info', { write: (line) => lines.push(line) }) },
    {
      everyMs: 1,
      isDue: () => {
        turns += 1;
        throw new Error('disk I/O error');
      },
      failed: 'the job failed',
      run: async () => {},
    },
  );
  onTestFinished(close);
  await expect.poll(() => turns).toBeGreaterThan(1);
  expect(lines.map((line) => JSON.parse(line).msg)).toContain('the job failed');
});
