import { expect, test } from 'vitest';
import { openHasher } from './hasher.ts';

function heldWork() {
  const held: { finish: () => void; fail: (error: Error) => void }[] = [];
  const hash = () =>
    new Promise<string>((resolve, reject) => {
      held.push({ finish: () => resolve('hash'), fail: reject });
    });
  return { held, hasher: openHasher({ hash, verify: async () => true }) };
}

const turnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

test('two at a time; the next begins when one ends, also when it fails', async () => {
  const { held, hasher } = heldWork();
  const all = Array.from({ length: 4 }, () => hasher.hash('x'));
  const outcomes = Promise.allSettled(all);
  await turnOfTheLoop();
  expect(held).toHaveLength(2);
  held[0]?.fail(new Error('broken'));
  await turnOfTheLoop();
  expect(held).toHaveLength(3);
  held[1]?.finish();
  held[2]?.finish();
  await turnOfTheLoop();
  expect(held).toHaveLength(4);
  held[3]?.finish();
  expect((await outcomes).map((one) => one.status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);

  const again = [hasher.hash('x'), hasher.hash('x'), hasher.hash('x')];
  await turnOfTheLoop();
  expect(held).toHaveLength(6);
  for (const one of held) one.finish();
  await turnOfTheLoop();
  held[6]?.finish();
  await Promise.all(again);
});

test('when too many wait, the next is turned away and the others are not', async () => {
  const { held, hasher } = heldWork();
  const waiting = Array.from({ length: 52 }, () => hasher.hash('x'));
  await expect(hasher.hash('x')).rejects.toMatchObject({ code: 'rate_limited', details: { retryAfterS: 5 } });
  while (held.length) {
    held.shift()?.finish();
    await turnOfTheLoop();
  }
  expect(await Promise.all(waiting)).toHaveLength(52);
});
