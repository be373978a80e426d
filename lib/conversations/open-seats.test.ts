import { expect, test } from 'vitest';
import { openSeats } from './open-seats.ts';

function seated(most: number) {
  const seats = openSeats(most);
  const gone: string[] = [];
  const sit = (name: string, memberId = 'ada') => seats.take(memberId, () => gone.push(name));
  return { gone, sit };
}

test('who takes one seat too many loses the oldest, and nobody else does', () => {
  const { gone, sit } = seated(2);
  sit('eve 1', 'eve');
  sit('one');
  sit('two');
  sit('eve 2', 'eve');
  expect(gone).toEqual([]);
  sit('three');
  sit('four');
  expect(gone).toEqual(['one', 'two']);
});

test('a seat given back is free, and given back twice it is free once', () => {
  const { gone, sit } = seated(2);
  const stand = sit('one');
  sit('two');
  stand();
  sit('three');
  stand();
  expect(gone).toEqual([]);
  sit('four');
  expect(gone).toEqual(['two']);
});
