import { expect, test } from 'vitest';
import { openAttempts } from './attempts.ts';

function clocked() {
  const clock = { now: 0 };
  return { clock, attempts: openAttempts(() => clock.now) };
}

test('refuses after the limit, says how long to wait, and starts over when the minute is over', () => {
  const { clock, attempts } = clocked();
  for (let n = 0; n < 3; n++) attempts.begin('ada', 3);
  clock.now = 20_000;
  expect(() => attempts.begin('ada', 3)).toThrow('wait 40 seconds');
  attempts.begin('eve', 3);
  clock.now = 60_000;
  attempts.begin('ada', 3);
});

test('a refused try does not make the wait longer', () => {
  const { clock, attempts } = clocked();
  attempts.begin('ada', 1);
  clock.now = 59_000;
  expect(() => attempts.begin('ada', 1)).toThrow();
  clock.now = 60_000;
  attempts.begin('ada', 1);
});

test('a success forgets the failures before it', () => {
  const { attempts } = clocked();
  for (let n = 0; n < 50; n++) {
    attempts.begin('ada', 3);
    attempts.succeed('ada');
  }
});

test('a flood of invented accounts is bounded in memory and does not free the account under attack for long', () => {
  const { attempts } = clocked();
  for (let n = 0; n < 25_000; n++) attempts.begin(`invented ${n}`, 3);
  attempts.begin('ada', 1);
  expect(() => attempts.begin('ada', 1)).toThrow('Too many tries');
});
