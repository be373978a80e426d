import { expect, it } from 'vitest';
import { openInFlight } from './in-flight.ts';

it('waits for what is under way and lets nothing more begin', async () => {
  const inFlight = openInFlight();
  const endings = [inFlight.begin(), inFlight.begin()];
  let isStopped = false;
  const stopped = inFlight.stop(60_000).then(() => {
    isStopped = true;
  });
  expect(inFlight.begin).toThrow(expect.objectContaining({ code: 'unavailable', details: { retryAfterS: 5 } }));
  endings[0]?.();
  endings[0]?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(isStopped).toBe(false);
  endings[1]?.();
  await stopped;
  await inFlight.stop(60_000);
});

it('waits no longer than it was told', async () => {
  const inFlight = openInFlight();
  inFlight.begin();
  await inFlight.stop(1);
});
