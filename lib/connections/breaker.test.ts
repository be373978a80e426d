import { expect, it } from 'vitest';
import { openBreaker } from './breaker.ts';
import { UpstreamError, type UpstreamErrorCode } from './upstream-error.ts';

/** A breaker on a clock of its own; `send` counts what it lets through. */
function open() {
  let now = 1000;
  const sent: string[] = [];
  const breaker = openBreaker(() => now);
  const ask = (outcome: UpstreamErrorCode | 'answered', wasSent = false) =>
    breaker(async () => {
      sent.push(outcome);
      if (outcome !== 'answered') throw new UpstreamError(outcome, wasSent, outcome);
      return 'answered';
    }).catch((error: UpstreamError) => `${error.code} ${error.retryAfterS ?? ''}`.trim());
  const fail = async (times: number) => {
    for (let n = 0; n < times; n += 1) await ask('refused');
  };
  return { ask, fail, sent, pass: (ms: number) => (now += ms) };
}

it('opens after five failures in a row and then asks nobody until the pause is over', async () => {
  const { ask, fail, sent, pass } = open();
  await fail(5);
  expect(await ask('answered')).toBe('open 5');
  pass(4_999);
  expect(await ask('answered')).toBe('open 1');
  expect(sent).toHaveLength(5);
});

it.each(['dns', 'tls', 'timeout', 'reset'] as const)('counts %s before anything was sent', async (code) => {
  const { ask, sent } = open();
  for (let n = 0; n < 5; n += 1) await ask(code);
  expect(await ask('answered')).toBe('open 5');
  expect(sent).toHaveLength(5);
});

it('an answer in between begins the count afresh, and so does a failure after the request was sent', async () => {
  const { ask, fail } = open();
  await fail(4);
  await ask('answered');
  await fail(4);
  await ask('timeout', true);
  await fail(4);
  expect(await ask('answered')).toBe('answered');
});

it.each(['blocked', 'aborted'] as const)('%s says nothing of the upstream', async (code) => {
  const { ask, fail } = open();
  await fail(4);
  for (let n = 0; n < 9; n += 1) await ask(code);
  expect(await ask('answered')).toBe('answered');
});

it('half open, one request finds out; the others are told to wait', async () => {
  const { ask, fail, sent, pass } = open();
  await fail(5);
  pass(5_000);
  const [probe, other] = await Promise.all([ask('answered'), ask('answered')]);
  expect([probe, other]).toEqual(['answered', 'open 1']);
  expect(sent).toHaveLength(6);
  expect(await ask('answered')).toBe('answered');
});

it('a probe that fails doubles the pause, up to a minute; one that is given up lets the next find out', async () => {
  const { ask, fail, pass } = open();
  await fail(5);
  for (const seconds of [10, 20, 40, 60, 60]) {
    pass(60_000);
    expect(await ask('refused')).toBe('refused');
    expect(await ask('answered')).toBe(`open ${seconds}`);
  }
  pass(60_000);
  await ask('aborted');
  expect(await ask('answered')).toBe('answered');
  await fail(5);
  expect(await ask('answered')).toBe('open 5');
});

it('those that were under way when it opened do not lengthen the pause', async () => {
  const { ask } = open();
  await Promise.all(Array.from({ length: 40 }, () => ask('refused')));
  expect(await ask('answered')).toBe('open 5');
});
