import { describe, expect, it } from 'vitest';
import { announce, countWords, type WatchedRun } from './announce.ts';
import { aRun } from './testing.ts';

function watched(id: string, state: WatchedRun['run']['state'], words: number): WatchedRun {
  return { run: aRun({ id, model: `model-${id}`, state }), hasText: words > 0, words };
}

const nameOf = (model: string) => model.toUpperCase();

describe('one answer', () => {
  it('is told when its text begins, once', () => {
    const silent = [watched('a', 'running', 0)];
    const first = [watched('a', 'running', 1)];
    expect(announce([], silent, nameOf)).toEqual([]);
    expect(announce(silent, first, nameOf)).toEqual(['MODEL-A started replying']);
    expect(announce(first, [watched('a', 'running', 40)], nameOf)).toEqual([]);
  });

  it('is told when it ends, and how', () => {
    const before = [watched('a', 'running', 3)];
    expect(announce(before, [watched('a', 'finished', 1_312)], nameOf)).toEqual(['MODEL-A finished, 1,312 words']);
    expect(announce(before, [watched('a', 'stopped', 1)], nameOf)).toEqual(['MODEL-A was stopped, 1 word']);
    expect(announce(before, [watched('a', 'failed', 0)], nameOf)).toEqual(['MODEL-A failed, 0 words']);
  });

  it('that was over when the page opened is not told', () => {
    expect(announce([], [watched('a', 'finished', 9)], nameOf)).toEqual([]);
  });
});

it('several answers end with how many finished', () => {
  const before = [watched('a', 'running', 3), watched('b', 'finished', 5), watched('c', 'failed', 0)];
  const after = [watched('a', 'finished', 4), ...before.slice(1)];
  expect(announce(before, after, nameOf)).toEqual(['MODEL-A finished, 4 words', '2 of 3 finished']);
});

it('counts the words that are read, not those of the reasoning', () => {
  expect(
    countWords([
      { type: 'reasoning', text: 'one two' },
      { type: 'text', text: ' three\nfour  five ' },
    ]),
  ).toBe(3);
});
