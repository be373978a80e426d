import { describe, expect, it } from 'vitest';
import { announce, announceProgress, countWords, type WatchedRun } from './announce.ts';
import { aRun } from './testing.ts';

function watched(id: string, state: WatchedRun['run']['state'], words: number, calls: string[] = []): WatchedRun {
  return { run: aRun({ id, model: `model-${id}`, state }), hasText: words > 0, words, calls };
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
    expect(announce(before, [watched('a', 'failed', 0)], nameOf)).toEqual(['MODEL-A failed']);
  });

  it('that called a function says what it waits for, not that it wrote nothing', () => {
    const before = [watched('a', 'running', 0)];
    expect(announce(before, [watched('a', 'finished', 0, ['get_weather'])], nameOf)).toEqual([
      'MODEL-A called get_weather and waits for its result',
    ]);
  });

  it('is read out whole where that is wanted', () => {
    const after = { ...watched('a', 'finished', 2), spoken: 'The moon.' };
    expect(announce([watched('a', 'running', 2)], [after], nameOf)).toEqual(['MODEL-A finished, 2 words: The moon.']);
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

it('tells now and then that answers are still on their way, and nothing when none is', () => {
  expect(announceProgress([watched('a', 'running', 0)], nameOf)).toBe('MODEL-A still thinking');
  expect(announceProgress([watched('a', 'running', 312)], nameOf)).toBe('MODEL-A still replying, 312 words');
  const panes = [watched('a', 'running', 3), watched('b', 'running', 0), watched('c', 'finished', 4)];
  expect(announceProgress(panes, nameOf)).toBe('2 of 3 still replying');
  expect(announceProgress([watched('c', 'finished', 4)], nameOf)).toBeNull();
});
